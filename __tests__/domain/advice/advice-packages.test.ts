import { describe, expect, it } from '@jest/globals'
import type { AdviceRule } from '../../../src/domain/advice/rule.ts'
import { adviceOf } from '../../support/advice.ts'

const SPEAKS: readonly (readonly [AdviceRule, string])[] = [
  ['apt-lists', 'RUN apt-get update && apt-get install -y --no-install-recommends nginx'],
  ['apt-lists', 'RUN apt update; apt install -y nginx'],
  ['apt-lists', 'RUN set -eux; \\\n  apt-get update; \\\n  apt-get install -y nginx'],
  ['apt-lists', 'RUN sudo -E apt-get -qq update'],
  ['apt-lists', "RUN bash -lc 'apt-get update && apt-get install -y nginx'"],
  ['apt-lists', 'RUN set -e\n# do not "stop\napt-get update\napt-get install -y nginx'],
  ['apt-lists', 'RUN apt-get update && echo "rm -rf /var/lib/apt/lists/*"'],
  ['recommends', 'RUN apt-get install -y git'],
  ['recommends', 'RUN DEBIAN_FRONTEND=noninteractive apt-get -y install nginx'],
  ['apk-cache', 'RUN apk add nginx'],
  ['apk-cache', 'RUN apk update && apk add --no-cache nginx'],
  ['dnf-cache', 'RUN dnf install -y nginx'],
  ['dnf-cache', 'RUN yum -y install nginx'],
  ['dnf-cache', 'RUN microdnf install nginx'],
  ['upgrade', 'RUN apt-get update && apt-get upgrade -y'],
  ['upgrade', 'RUN apt-get -y dist-upgrade'],
  ['upgrade', 'RUN apk upgrade --no-cache'],
  ['upgrade', 'RUN dnf -y update && dnf clean all'],
  ['pip-cache', 'RUN pip install -r requirements.txt'],
  ['pip-cache', 'RUN pip3 install "flask>=3"'],
  ['pip-cache', 'RUN python3.12 -m pip install flask'],
  ['pip-cache', 'RUN (cd /app && pip install .)'],
  ['npm-cache', 'RUN npm ci --omit=dev'],
  ['npm-cache', 'RUN npm install && npm run build'],
  ['npm-cache', 'RUN npm i -g pnpm'],
  ['yarn-cache', 'RUN yarn'],
  ['yarn-cache', 'RUN yarn install --frozen-lockfile'],
  ['yarn-cache', 'RUN yarn --production'],
  ['dev-dependencies', 'RUN npm ci'],
  ['dev-dependencies', 'RUN npm install'],
  ['dev-dependencies', 'RUN yarn --frozen-lockfile'],
  ['compilers', 'RUN apt-get install -y build-essential'],
  ['compilers', 'RUN apt-get install -y libpq-dev=15.6-0+deb12u1'],
  ['compilers', 'RUN apk add --no-cache --virtual .deps gcc musl-dev'],
  ['compilers', 'RUN dnf install -y java-21-openjdk-devel'],
  ['compilers', 'RUN apt-get install -y maven openjdk-17-jdk-headless'],
  ['debug-tools', 'RUN apt-get install -y --no-install-recommends vim'],
  ['debug-tools', 'RUN apk add --no-cache curl git'],
]

const SILENT: readonly (readonly [AdviceRule, string])[] = [
  ['apt-lists', 'RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*'],
  ['apt-lists', "RUN apt-get update && rm -rf '/var/lib/apt/lists/'*"],
  ['apt-lists', 'RUN apt-get update \\\n && rm -r /var/lib/apt/lists /tmp/*'],
  ['apt-lists', 'RUN apt-get update && rm -rf /var/lib/{apt,dpkg,cache,log}/'],
  ['apt-lists', 'RUN apt-get update; find /var/lib/apt/lists -type f -delete'],
  ['apt-lists', 'RUN apt-get update && apt-get distclean'],
  ['apt-lists', 'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update'],
  ['apt-lists', 'RUN echo "apt-get update"'],
  ['apt-lists', 'RUN apt-get update && make a-very-long-comm…'],
  ['apt-lists', 'COPY apt-get update /'],
  ['recommends', 'RUN apt-get install -y --no-install-recommends git'],
  ['recommends', 'RUN apt-get -o APT::Install-Recommends=false install -y git'],
  ['recommends', 'RUN apt-get update'],
  ['apk-cache', 'RUN apk add --no-cache nginx'],
  ['apk-cache', 'RUN apk --no-cache add nginx'],
  ['apk-cache', 'RUN apk add --update nginx && rm -rf /var/cache/apk/*'],
  ['apk-cache', 'RUN apk add nginx && apk cache clean'],
  ['dnf-cache', 'RUN dnf install -y nginx && dnf clean all'],
  ['dnf-cache', 'RUN yum install -y nginx && yum -y clean all'],
  ['dnf-cache', 'RUN dnf install -y nginx && rm -rf /var/cache/dnf'],
  ['upgrade', 'RUN pip install --upgrade pip'],
  ['upgrade', 'RUN apt-get update'],
  ['upgrade', 'RUN dnf -y update openssl'],
  ['pip-cache', 'RUN pip install --no-cache-dir -r requirements.txt'],
  ['pip-cache', 'RUN pip --no-cache-dir install flask'],
  ['pip-cache', 'RUN PIP_NO_CACHE_DIR=1 pip install flask'],
  ['pip-cache', 'RUN pip install flask && rm -rf /root/.cache'],
  ['pip-cache', 'RUN pip install flask && pip cache purge'],
  ['pip-cache', 'RUN --mount=type=cache,target=/root/.cache/pip pip install flask'],
  ['pip-cache', 'RUN pip --version'],
  ['npm-cache', 'RUN npm ci --omit=dev && npm cache clean --force'],
  ['npm-cache', 'RUN npm ci && rm -rf ~/.npm'],
  ['npm-cache', 'RUN npm ci --cache /tmp/npm'],
  ['npm-cache', 'RUN npm run build'],
  ['yarn-cache', 'RUN yarn install && yarn cache clean'],
  ['yarn-cache', 'RUN yarn install && rm -rf /usr/local/share/.cache'],
  ['yarn-cache', 'RUN yarn build'],
  ['dev-dependencies', 'RUN npm ci --omit=dev'],
  ['dev-dependencies', 'RUN npm install --production'],
  ['dev-dependencies', 'RUN npm ci && npm run build && npm prune --omit=dev'],
  ['dev-dependencies', 'RUN NODE_ENV=production npm ci'],
  ['dev-dependencies', 'RUN npm install -g pm2'],
  ['dev-dependencies', 'RUN yarn install --production'],
  ['compilers', 'RUN apt-get install -y gcc && pip install . && apt-get purge -y gcc'],
  ['compilers', 'RUN apk add --virtual .deps gcc && make && apk del .deps'],
  ['compilers', 'RUN apt-get install -y openjdk-17-jre-headless'],
  ['compilers', 'RUN echo build-essential'],
  ['debug-tools', 'RUN apt-get install -y curl && curl -O x && apt-get purge -y curl'],
  ['debug-tools', 'RUN curl -fsSL https://example.org/x | tar x'],
  ['debug-tools', 'RUN apt-get install -y libcurl4'],
]

describe('when a step leaves behind what nothing runs', () => {
  it.each(SPEAKS)('%s speaks about %j', (rule, text) => {
    const [advice, ...others] = adviceOf(rule, [text])
    expect(others).toEqual([])
    expect(advice?.layer?.step?.text).toBe(text)
    expect(advice?.sentence).toContain('likely')
  })
})

describe('when a step cleans up, or does something else', () => {
  it.each(SILENT)('%s is silent on %j', (rule, text) => {
    expect(adviceOf(rule, [text])).toEqual([])
  })

  it.each([
    ['pip-cache', 'RUN pip install flask', 'PIP_NO_CACHE_DIR=1'],
    ['dev-dependencies', 'RUN npm ci', 'NODE_ENV=production'],
  ] as const)('%s is silent on %j where ENV sets %s', (rule, text, setting) => {
    expect(adviceOf(rule, [text], { environment: [setting] })).toEqual([])
  })
})
