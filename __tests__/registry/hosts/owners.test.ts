import { describe, expect, it } from '@jest/globals'
import { sameOwner } from '../../../src/registry/hosts/address.ts'
import { whyWithheld } from '../../../src/registry/hosts/trust.ts'

/** The names of two customers, or of a customer and the cloud, that are under one domain. */
const STRANGERS = [
  ['1.dkr.ecr.eu-west-1.amazonaws.com', '2.dkr.ecr.eu-west-1.amazonaws.com'],
  ['evil.s3.amazonaws.com', '2.dkr.ecr.eu-west-1.amazonaws.com'],
  ['ec2-1-2-3-4.compute-1.amazonaws.com', '2.dkr.ecr.us-east-1.amazonaws.com'],
  ['1.dkr.ecr.cn-north-1.amazonaws.com.cn', '2.dkr.ecr.cn-north-1.amazonaws.com.cn'],
  ['1.dkr-ecr.eu-west-1.on.aws', '2.dkr-ecr.eu-west-1.on.aws'],
  ['1.dkr.ecr.eusc-de-east-1.amazonaws.eu', '2.dkr.ecr.eusc-de-east-1.amazonaws.eu'],
  ['alice.azurecr.io', 'bob.azurecr.io'],
  ['alice.azurecr.us', 'bob.azurecr.us'],
  ['alice.westeurope.cloudapp.azure.com', 'bob.azure.com'],
  ['alice.blob.core.windows.net', 'bob.blob.core.windows.net'],
  ['evil.oss-cn-hangzhou.aliyuncs.com', 'registry.cn-hangzhou.aliyuncs.com'],
  ['alice-registry.cn-hangzhou.cr.aliyuncs.com', 'bob-registry.cn-hangzhou.cr.aliyuncs.com'],
  ['evil.obs.cn-north-4.myhuaweicloud.com', 'swr.cn-north-4.myhuaweicloud.com'],
  ['alice.tencentcloudcr.com', 'bob.tencentcloudcr.com'],
  ['evil.tencentyun.com', 'ccr.ccs.tencentyun.com'],
  ['alice-cn-beijing.cr.volces.com', 'bob-cn-beijing.cr.volces.com'],
  ['evil.bj.baidubce.com', 'registry.baidubce.com'],
  ['alice.kr.ncr.ntruss.com', 'bob.kr.ncr.ntruss.com'],
  ['alice.c1.gra9.container-registry.ovh.net', 'bob.c1.gra9.container-registry.ovh.net'],
  ['evil.functions.fnc.fr-par.scw.cloud', 'rg.fr-par.scw.cloud'],
  ['evil.objectstorage.eu-frankfurt-1.oraclecloud.com', 'ocir.eu-frankfurt-1.oci.oraclecloud.com'],
  ['lhr.ocir.io', 'iad.ocir.io'],
  ['evil.digitalocean.com', 'registry.digitalocean.com'],
  ['alice.vultrcr.com', 'bob.vultrcr.com'],
  ['alice.fly.dev', 'bob.fly.dev'],
  ['evil.fly.io', 'registry.fly.io'],
  ['evil.heroku.com', 'registry.heroku.com'],
  ['alice.cloudsmith.io', 'docker.cloudsmith.io'],
  ['alice.jfrog.io', 'bob.jfrog.io'],
  ['alice.sonatype.app', 'bob.sonatype.app'],
  ['containers.alice.ghe.com', 'containers.bob.ghe.com'],
  ['alice.gitlab-dedicated.com', 'registry.bob.gitlab-dedicated.com'],
  ['alice.workers.dev', 'bob.workers.dev'],
  ['alice.r2.cloudflarestorage.com', 'bob.r2.cloudflarestorage.com'],
  ['alice.run.app', 'bob.run.app'],
  ['alice.github.io', 'bob.github.io'],
  ['10.0.0.1.nip.io', '10.0.0.2.nip.io'],
  ['10.0.0.1.sslip.io', '10.0.0.2.sslip.io'],
] as const

/** Token servers, and where content is kept, beside the registries that name them. */
const PAIRS = [
  ['auth.docker.io', 'registry-1.docker.io'],
  ['gitlab.com', 'registry.gitlab.com'],
  ['sso.redhat.com', 'registry.redhat.io'],
  ['sso.redhat.com', 'registry.connect.redhat.com'],
  ['authn.nvidia.com', 'nvcr.io'],
  ['api.scaleway.com', 'rg.fr-par.scw.cloud'],
  ['api.digitalocean.com', 'registry.digitalocean.com'],
  ['dockerauth.cn-hangzhou.aliyuncs.com', 'registry.cn-hangzhou.aliyuncs.com'],
  ['dockerauth-vpc.cn-hangzhou.aliyuncs.com', 'registry-vpc.cn-hangzhou.aliyuncs.com'],
  ['dockerauth.eu-central-1.aliyuncs.com', 'registry-intl.eu-central-1.aliyuncs.com'],
  ['dockerauth-ee.cn-hangzhou.aliyuncs.com', 'acme-registry.cn-hangzhou.cr.aliyuncs.com'],
  ['dockerauth-ee-vpc.cn-beijing.aliyuncs.com', 'acme-registry-vpc.cn-beijing.cr.aliyuncs.com'],
  ['dockerauth.cn-beijing.aliyuncs.com', 'crpi-0a1b.cn-beijing.personal.cr.aliyuncs.com'],
  ['dockerauth-cn-zhangjiakou.aliyuncs.com', 'acme-registry.cn-zhangjiakou.cr.aliyuncs.com'],
  ['acme.gitlab-dedicated.com', 'registry.acme.gitlab-dedicated.com'],
  ['acme.westeurope.data.azurecr.io', 'acme.azurecr.io'],
  ['docker-auth.elastic.co', 'docker.elastic.co'],
] as const

describe('security: whose host it is, in a cloud', () => {
  it.each(STRANGERS)('takes %s and %s for strangers', async (host, registry) => {
    expect(await sameOwner(host, registry)).toBe(false)
    expect(await sameOwner(registry, host)).toBe(false)
    expect(await sameOwner(`${host}.`.toUpperCase(), registry)).toBe(false)
  })

  it.each(STRANGERS)('takes %s and %s each for its own', async (host, registry) => {
    expect(await sameOwner(host, host)).toBe(true)
    expect(await sameOwner(registry, registry)).toBe(true)
  })

  it.each(PAIRS)('takes %s for the owner’s of %s', async (host, registry) => {
    expect(await sameOwner(host, registry)).toBe(true)
    expect(await sameOwner(`${host}.`.toUpperCase(), registry)).toBe(true)
  })

  it.each([
    ['auth.docker.io', 'docker.io.evil.example'],
    ['auth.docker.io.evil.example', 'registry-1.docker.io'],
    ['sso.redhat.com', 'alice.redhat.io'],
    ['api.scaleway.com', 'rg.fr-par.nodes.scw.cloud'],
    ['dockerauth.cn-hangzhou.aliyuncs.com', 'registry.cn-beijing.aliyuncs.com'],
    ['dockerauth.evil.cn-hangzhou.aliyuncs.com', 'registry.cn-hangzhou.aliyuncs.com'],
    ['xdockerauth.cn-hangzhou.aliyuncs.com', 'registry.cn-hangzhou.aliyuncs.com'],
    ['alice.westeurope.data.azurecr.io', 'bob.azurecr.io'],
    ['acme.westeurope.data.azurecr.io', 'acme.azurecr.us'],
  ])('takes %s for no pair of %s', async (host, registry) => {
    expect(await sameOwner(host, registry)).toBe(false)
  })

  it('says how a login may go to a stranger all the same', async () => {
    const namedRegistry = { registry: 'bob.jfrog.io', hostname: 'bob.jfrog.io', isVerified: true }
    const url = new URL('https://alice.jfrog.io/token')
    expect(await whyWithheld(url, namedRegistry)).toContain('list alice.jfrog.io under auth-hosts')
    for (const listed of ['alice.jfrog.io', 'ALICE.jfrog.io.', 'alice.jfrog.io.:443']) {
      expect(await whyWithheld(url, { ...namedRegistry, authHosts: [listed] })).toBeUndefined()
    }
  })
})
