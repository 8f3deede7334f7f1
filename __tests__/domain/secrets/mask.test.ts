import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { withoutSecrets } from '../../../src/domain/secrets/mask.ts'
import { RUNS } from '../../support/properties.ts'

jest.setTimeout(60_000)

const S = 'hunter2Zq'

/** Wherever a secret stands in a text of an image. */
const secretsWhere = (S: string) => [
  `RUN /bin/sh -c export NPM_TOKEN=${S} && npm ci`,
  `RUN /bin/sh -c NPM_TOKEN="${S} x" npm ci # buildkit`,
  `RUN /bin/sh -c NPM_TOKEN='a ${S}' npm ci`,
  `RUN /bin/sh -c NPM_TOKEN=$'a\\'b ${S}' npm ci`,
  `RUN /bin/sh -c NPM_TOKEN=a\\ ${S} npm ci`,
  `RUN /bin/sh -c NPM_TOKEN=\${X:-${S}} npm ci`,
  `RUN /bin/sh -c NPM_TOKEN=$(echo ${S}) npm ci`,
  `RUN /bin/sh -c NPM_TOKEN=\`echo ${S}\` npm ci`,
  `RUN /bin/sh -c NPM_TOKEN="$(echo ${S})" npm ci`,
  `RUN /bin/sh -c sh -c "export NPM_TOKEN=${S} && npm ci" && ls "foo"`,
  `RUN /bin/sh -c bash -c 'NPM_TOKEN="a ${S}" npm ci'`,
  `RUN /bin/sh -c bash -c "NPM_TOKEN=\\"a ${S}\\" npm ci"`,
  `CMD ["mysql" "--password" "${S}" "-u" "x"]`,
  `CMD ["mysql", "-p${S}", "-u", "x"]`,
  `CMD ["sh" "-c" "curl -u \\"user:a ${S}\\" https://x"]`,
  `ENTRYPOINT ["/bin/sh" "-c" "TOKEN=${S} exec app"]`,
  `HEALTHCHECK &{["CMD-SHELL" "curl -u admin:${S} http://localhost/"] "30s" "3s" "0s" "3"}`,
  `RUN curl -u user:${S} https://x`,
  `RUN curl -fsSLu user:${S} https://x`,
  `RUN curl -uuser:${S} https://x`,
  `RUN curl --user=user:${S} https://x`,
  `RUN curl --user "user:${S} b" https://x`,
  `RUN curl -u ${S}: https://x`,
  `RUN curl -H "Authorization: Bearer ${S}" https://x`,
  `RUN curl -H 'PRIVATE-TOKEN: ${S}' https://x`,
  `RUN curl -H PRIVATE-TOKEN:${S} https://x`,
  `RUN curl --header="X-Vault-Token: ${S}" https://x`,
  `RUN curl -H Authorization:\\ Basic\\ ${S} https://x`,
  `RUN wget --http-password=${S} --user x https://x`,
  `RUN wget --header "Cookie: session=${S}" https://x`,
  `RUN docker login -u x -p ${S} r.io`,
  `RUN docker login -u x -p${S} r.io`,
  `RUN docker login -u x --password=${S} r.io`,
  `RUN echo ${S} | docker login -u x --password-stdin`,
  `RUN echo "root:${S}" | chpasswd`,
  `RUN echo '${S}' | passwd --stdin root`,
  `RUN echo "${S}" | sudo -S apt-get update`,
  `RUN echo ${S} | base64 -d > /root/.netrc`,
  `RUN base64 -d <<< ${S} > x`,
  `RUN mysql -uroot -p${S} -e 'select 1'`,
  `RUN mysqldump --password=${S} db`,
  `RUN sshpass -p ${S} ssh x`,
  `RUN sshpass -p'${S}' ssh x`,
  `RUN sshpass -p's ${S}' ssh x`,
  `RUN x='d' TOKEN='t ${S}' sh -c 'TOKEN=ll-${S}'`,
  `RUN echo don't && TOKEN='it ${S}' x`,
  `RUN TOKEN=$(cat a)${S} x`,
  `RUN TOKEN=\`cat a\`${S} x`,
  `RUN TOKEN='\`${S}' x`,
  `RUN TOKEN='$(${S}' x`,
  `RUN curl -u 'a:"\`${S}' x`,
  `RUN curl -u 'a:"$(${S}' x`,
  `RUN redis-cli -a ${S} ping`,
  `RUN git clone https://user:${S}@github.com/x.git`,
  `RUN git clone https://${S}@github.com/x.git`,
  `RUN pip install git+https://x-access-token:${S}@github.com/acme/x.git@v1`,
  `RUN pip install git+ssh://git:${S}@host/x`,
  `RUN pip install --index-url https://user:p@ss${S}@host/simple x`,
  `RUN pip install --index-url https://user:p%40${S}@host/simple x`,
  `RUN pip install --index-url https://user:p/${S}@host/simple x`,
  `RUN pip install --index-url https://user%3A${S}@host/simple x`,
  `RUN curl 'https://x/y?sv=1&sig=${S}%3D&se=2'`,
  `RUN curl https://x/y?X-Amz-Signature=${S}`,
  `RUN curl https://x/y?access_key=${S}#x`,
  `RUN curl https://x/y?a=b\\&token=${S}`,
  `RUN curl "https://x/y?private_token=${S}"`,
  `RUN npm config set //npm.example.com/:_authToken ${S}`,
  `RUN npm config set //npm.example.com/:_authToken=${S}`,
  `RUN echo "//npm.example.com/:_authToken=${S}" > ~/.npmrc`,
  `RUN printf 'machine x\\nlogin y\\npassword ${S}\\n' > ~/.netrc`,
  `RUN echo "machine github.com login x password ${S}" > ~/.netrc`,
  `RUN cat > ~/.netrc <<EOF\nmachine x\n  login y\n  password ${S}\nEOF`,
  `RUN cat > x.yaml <<EOF\nuser: xy\n pass_password: correct ${S}; battery\nEOF`,
  `RUN cat > x.ini <<EOF\n[x]\n  password = ${S}\nEOF`,
  `RUN echo '{"auths":{"r.io":{"auth":"${S}"}}}' > ~/.docker/config.json`,
  `RUN echo "{\\"password\\": \\"${S}\\"}" > x`,
  `RUN psql -c "CREATE USER x WITH PASSWORD '${S}'"`,
  `RUN mysql -e "GRANT ALL TO x IDENTIFIED BY '${S}'"`,
  `RUN export X="DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${S}==;EndpointSuffix=core"`,
  `RUN az storage --connection-string "Server=tcp:x;Password=${S};Encrypt=yes"`,
  `RUN --mount=type=secret,id=x docker build --build-arg NPM_TOKEN=${S} .`,
  `RUN docker run -e "DB_PASSWORD=a ${S}" x`,
  `RUN kubectl create secret generic x --from-literal=password=${S}`,
  `RUN composer config http-basic.repo.x user ${S}`,
  `RUN poetry config pypi-token.pypi ${S}`,
  `RUN bundle config gems.x.com user:${S}`,
  `RUN cargo login ${S}`,
  `RUN keytool -storepass ${S} -keypass x`,
  `RUN java -Ddb.password=${S} -jar x`,
  `RUN openssl aes -pass pass:${S} -in x`,
  `RUN powershell -c $env:NPM_TOKEN = '${S}'; npm ci`,
  `RUN setx NPM_TOKEN ${S}`,
  `RUN twine upload -u x -p ${S} dist/*`,
  `RUN ldapsearch -w ${S} -x`,
  `ENV NPM_TOKEN=${S}`,
  `ENV NPM_TOKEN ${S}`,
  `ENV A=b DB_PASSWORD=a ${S} B=c`,
  `LABEL db.password=${S} x=y`,
  `LABEL password=a ${S}`,
  `/bin/sh -c #(nop)  ENV AWS_SECRET_ACCESS_KEY=${S}`,
  `ARG TOKEN=${S}`,
  `|2 NPM_TOKEN=${S} x VERSION=1 /bin/sh -c npm ci`,
  `set the root password to ${S}`,
  `password: ${S}`,
  `password is ${S}`,
  `RUN curl ftp://u:${S}@h/x && psql postgres://u:${S}@h/d`,
  `RUN git -c http.extraheader="AUTHORIZATION: basic ${S}" clone x`,
  `RUN curl user:${S}@example.com/x`,
  `RUN set NPM_TOKEN=${S}&& npm ci`,
  `RUN echo "TOKEN=${S}" >> .env`,
  `RUN # don't do this\n export TOKEN=${S} && curl -u 'a:${S}' x`,
  `RUN helm install --set auth.password=${S} x`,
  `RUN PGPASSWORD=${S} psql`,
  `RUN MYSQL_PWD=${S} mysql`,
  `RUN aws configure set aws_secret_access_key ${S}`,
  `RUN htpasswd -cb /etc/x user ${S}`,
  `RUN rclone config create x sftp pass ${S}`,
  `RUN mc alias set x https://h ACCESS ${S}`,
  `RUN vault login ${S}`,
  `RUN KEY=${S} make`,
  `RUN pip config set global.index-url https://u:${S}@h/s`,
  `RUN gpg --batch --passphrase ${S} -d x`,
  `RUN gpg --passphrase-fd 0 <<< ${S}`,
  `RUN zip -P ${S} x y`,
  `RUN unzip -P${S} x`,
  `RUN curl --oauth2-bearer ${S} x`,
  `RUN gh auth login --with-token <<< ${S}`,
  `RUN gh auth login --with-token <<EOF\n${S}\nEOF`,
]

/** Each looks as such secrets do, wherever it stands. */
const SHAPES: Readonly<Record<string, string>> = {
  'a GitHub token': `ghp_${'a1'.repeat(18)}`,
  'a GitHub token, fine-grained': `github_pat_${'a1'.repeat(30)}`,
  'a GitLab token': `glpat-${'a1'.repeat(10)}`,
  'an npm token': `npm_${'a1'.repeat(18)}`,
  'an AWS key': `AKIA${'A1'.repeat(8)}`,
  'a Slack token': `xoxb-${'1'.repeat(12)}-${'a'.repeat(12)}`,
  'an API key': `sk-proj-${'a1'.repeat(16)}`,
  'a token': `eyJ${'a1'.repeat(10)}.eyJ${'b2'.repeat(10)}.${'c3'.repeat(10)}`,
  'a PyPI token': `pypi-AgEIcHlwaS5vcmc${'a1'.repeat(20)}`,
  'a Docker token': `dckr_pat_${'a1'.repeat(14)}`,
  'a Google key': `AIza${'a1'.repeat(18)}`,
  'a private key': `-----BEGIN RSA PRIVATE KEY-----\n${'a1'.repeat(30)}\n-----END RSA PRIVATE KEY-----`,
}

const ORDINARY = [
  `pip install torch==2.3.1 secrets==1.0 python-token==2`,
  `npm install @scope/pkg@1.2.3 alias@npm:pkg@1.2.3`,
  `FROM x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`,
  `FROM token:1.2 AS secret`,
  `git clone git@github.com:acme/x.git`,
  `git clone ssh://git@github.com/acme/x.git`,
  `pip install git+https://git@github.com/acme/x.git@v1.2#egg=x`,
  `RUN --mount=type=secret,id=npm npm ci`,
  `RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci`,
  `ENV TOKENIZERS_PARALLELISM=false`,
  `ENV KEYBOARD=us`,
  `git commit --author "Bob <bob@example.com>"`,
  `ENV PASSWORDLESS=1`,
  `serve --max-token-length 512 --max-tokens 20 --max_tokens=4`,
  `max-token-length 512`,
  `RUN NPM_TOKEN=$(cat /run/secrets/npm) npm ci`,
  `RUN NPM_TOKEN="$(cat /run/secrets/npm)" npm ci`,
  `RUN NPM_TOKEN="$(jq -r ".a b" x)" npm ci`,
  `RUN NPM_TOKEN="$(jq '.a' x | head -n 1):$(cat y)" npm ci`,
  `RUN NPM_TOKEN=\`cat x\` A_TOKEN="\`cat "x y"\`" npm ci`,
  `RUN sh -c "NPM_TOKEN='$(cat x)' A_TOKEN='$TOKEN' curl -u 'a:$TOKEN' x"`,
  `RUN curl -H 'Authorization: Bearer $NPM_TOKEN' -u '$USER:\${PASS}' x`,
  `RUN NPM_TOKEN=$NPM_TOKEN npm ci && A_TOKEN="\${B}" x && docker login -u x -p "$PASS" r`,
  `RUN curl -u "$USER:$PASS" https://$USER:\${TOKEN}@host/x -H "Authorization: Bearer $TOKEN"`,
  `RUN echo "$PASS" | docker login --password-stdin -u x`,
  `ENV GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D`,
  `RUN for key in 6A010C5166006599AA17F08146C2130DFD2497F5; do gpg --recv-keys "$key"; done`,
  `RUN key='B42F6819007F00F88E364FD4036A9C25BF357DD4'; gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys B42F6819007F00F88E364FD4036A9C25BF357DD4`,
  `ENV PYTHON_SHA256=8c8f5d8f1b0a1e0d0c0b0a09080706050403020100ffeeddccbbaa9988776655`,
  `ENV TOKEN_FILE=/run/secrets/x TOKEN_URL=https://x/token SECRET_NAME=foo CACHE_KEY=v1 PUBLIC_KEY=x`,
  `RUN adduser --disabled-password --gecos "" app`,
  `RUN apt-get install -y passwd=1:4.13 libsecret-1-0=0.20.5-3 libpam-passwdqc`,
  `RUN apk add --no-cache libsecret=0.20 mysql-client -p x`,
  `RUN echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers`,
  `RUN sort --key=2 -k 3 x && ps -u root && mkdir -p /app && ssh -p 2222 x && mysql -p`,
  `RUN curl -fsSL https://host:8080/@scope/x -o x && curl https://deb.nodesource.com/gpgkey/nodesource.gpg.key | apt-key add -`,
  `RUN pip install "requests[security]>=2,<3" && uv pip install x==1.0.0`,
  `MAINTAINER Bob <bob@example.com>`,
  `RUN if [ "$NPM_TOKEN" = "" ]; then echo "token is missing"; fi`,
  `RUN test -n "$TOKEN" && [ "$TOKEN" == "x" ]`,
  `RUN useradd -m -u 1000 app && usermod -aG docker app`,
  `LABEL org.opencontainers.image.authors=bob@example.com org.opencontainers.image.source=https://github.com/acme/x`,
  `CMD ["node" "--max-old-space-size=512" "server.js"]`,
  `HEALTHCHECK &{["CMD-SHELL" "curl -f http://localhost:8080/health?ready=1 || exit 1"] "30s"}`,
  `COPY --from=secret:1 --chown=app:app /a /b`,
  `RUN docker build --secret id=npm,src=.npmrc --ssh default .`,
  `RUN tar -xzf node-v20.1.0.tar.gz --strip-components=1 -C /usr/local`,
  `RUN yarn add @types/jsonwebtoken@9.0.1 passport keytar`,
  `RUN cargo install cargo-token --version 1.2.3`,
  `RUN apt-key adv --keyserver keyserver.ubuntu.com --recv-keys ABCDEF0123456789`,
  `RUN npm ci --cache /tmp/x && npm run build -- --token-type bearer`,
  `RUN MYSQL_ALLOW_EMPTY_PASSWORD=yes MYSQL_RANDOM_ROOT_PASSWORD=true x`,
  `RUN echo "deb [signed-by=/usr/share/keyrings/x.gpg] https://download.docker.com/linux/debian bookworm stable" > /etc/apt/sources.list.d/docker.list`,
  `RUN apt-get install -y aspell-sk hunspell-sk-sk task-slovak-desktop`,
  `# password rules are in docs`,
  `RUN sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config`,
  `RUN wget -q https://github.com/a/b/releases/download/v1/x.tar.gz && echo "abc123  x.tar.gz" | sha256sum -c -`,
  `RUN echo aGVsbG8= > x`,
  `store paths: ['/nix/store/abcdefghijklmnopqrstuvwxyz012345-glibc-2.40']`,
  `RUN pip install https://download.pytorch.org/whl/cu121/torch-2.3.1%2Bcu121-cp311-cp311-linux_x86_64.whl`,
  `RUN conda install -c conda-forge tokenizers=0.19 keyring=25`,
  `RUN python -m spacy download en_core_web_sm && python -c "import secrets; print(secrets.token_hex())"`,
  `RUN npm install --registry=https://npm.example.com/ --auth-type=legacy --userconfig=/root/.npmrc`,
  `RUN curl -sSL https://install.python-poetry.org | python3 - --version 1.8.0`,
  `RUN docker pull mysql:8 && mysqladmin ping -h localhost -u root`,
  `RUN git config --global user.email bob@example.com && git config --global credential.helper store`,
  `ENV PATH=/usr/local/bin:/usr/bin LANG=C.UTF-8 NODE_VERSION=20.1.0`,
  `RUN ssh-keyscan github.com >> ~/.ssh/known_hosts && ssh-keygen -A`,
  `EXPOSE 8080/tcp`,
  `RUN rsync user@example.com:/x /y`,
]

describe('when a text of an image holds a secret', () => {
  it.each(secretsWhere(S))('shows none of it, and tells its kind: %s', (text) => {
    const { text: shown, secrets } = withoutSecrets(text)
    expect(shown).not.toContain(S)
    expect(shown).toContain('***')
    expect(secrets.length).toBeGreaterThan(0)
    expect(secrets.join()).not.toContain(S)
  })

  it.each([
    ["TOKEN='$hunter2Zq'", "TOKEN='***'"],
    ["TOKEN=': $hunter2'", "TOKEN='***'"],
    ["curl -u 'a:$hunter2' x", "curl -u 'a:***' x"],
  ])(
    'takes nothing for a variable in single quotes that is named as none: %s',
    (command, shown) => {
      expect(withoutSecrets(`RUN ${command}`).text).toBe(`RUN ${shown}`)
    },
  )

  it.each(Object.entries(SHAPES))('knows %s by its looks', (kind, secret) => {
    const { text, secrets } = withoutSecrets(`RUN do ${secret} thing`)
    expect(text).toBe('RUN do *** thing')
    expect([kind]).toEqual([expect.stringContaining(secrets[0] ?? '?')])
  })

  it.each(secretsWhere(S))('masks nothing twice: %s', (text) => {
    const { text: shown } = withoutSecrets(text)
    expect(withoutSecrets(shown)).toEqual({ text: shown, secrets: [] })
  })

  it('is the same text for another secret, so that its layer is recognised', () => {
    const password = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{6,30}[0-9]$/)
    const index = fc.nat({ max: secretsWhere(S).length - 1 })
    const property = fc.property(password, password, index, (one, other, at) => {
      const [before, after] = [one, other].map((each) =>
        withoutSecrets(secretsWhere(each)[at] ?? ''),
      )
      expect(before?.text).not.toContain(one)
      expect(after?.text).toBe(before?.text)
    })
    fc.assert(property, RUNS)
  })

  it('shows none of it, whatever stands in quotes with it', () => {
    const odd = fc.stringMatching(/^[ -&(-[\]-~]{0,12}$/)
    const forms = [
      "NPM_TOKEN='%' npm ci",
      "docker login -p '%' x",
      "curl -u 'a:%' x",
      "x --password '%' y",
    ]
    // Not what makes a path, a command or a placeholder of it.
    const start = odd.map((before) => before.replace(/^(?:-|[.~]{0,2}\/|[%<`]|\$[({])+/, ''))
    const property = fc.property(start, odd, fc.constantFrom(...forms), (before, after, form) => {
      const value = `${before}${S}${after}`
      expect(withoutSecrets(`RUN ${form.replace('%', () => value)}`).text).not.toContain(S)
    })
    fc.assert(property, RUNS)
  })
})

describe('when a text of an image holds none', () => {
  it.each(ORDINARY)('stays as it is: %s', (text) => {
    expect(withoutSecrets(text)).toEqual({ text, secrets: [] })
  })
})

describe('when a line of a megabyte is made to be slow', () => {
  const parts = [
    'a ',
    'a',
    'x=a',
    'a\\n',
    'TOKEN=',
    'TOKEN="',
    "TOKEN='a ",
    'TOKEN=$(',
    '$((a)',
    '\\',
    '\\"',
    'https://a:b@',
    '//a:b',
    'a:b@c.',
    '?token=a',
    '"password":"',
    'echo a | base64 ',
    'passwd <<A ',
    'login a password ',
    'eyJ',
    '-----BEGIN PRIVATE KEY-----',
    'docker login -p ',
    'curl -u "',
  ]
  it('is read at once where a value is made of variables that are none', () => {
    const began = performance.now()
    withoutSecrets(`RUN NPM_TOKEN=${'$a____'.repeat(300)}! npm ci`)
    expect(performance.now() - began).toBeLessThan(500)
  })

  it.each(['RUN TOKEN=', 'RUN x=', 'ENV A='])('is read in seconds, as one value: %s', (start) => {
    const began = process.cpuUsage()
    withoutSecrets(`${start}${'a'.repeat(1e6)}`)
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1e6).toBeLessThan(8)
  })

  it.each(parts)('is read in seconds: %j', (part) => {
    const began = process.cpuUsage()
    withoutSecrets(`RUN echo "${part.repeat(Math.ceil(1e6 / part.length))}`)
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1e6).toBeLessThan(8)
  })
})
