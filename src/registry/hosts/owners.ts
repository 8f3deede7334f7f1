/** Whose host it is, where the Public Suffix List does not tell. */

/**
 * Domains under which a cloud gives names to its customers, or answers for several of its own
 * services: a login goes to the very host that it is for, and to a known pair.
 */
const SHARED_DOMAINS = new Set([
  // Amazon
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'on.aws',
  // Microsoft
  'azmk8s.io',
  'azure.com',
  'azurecontainerapps.io',
  'azurecr.cn',
  'azurecr.de',
  'azurecr.io',
  'azurecr.us',
  'visualstudio.com',
  'windows.net',
  // GitHub and GitLab for companies
  'ghe.com',
  'github.dev',
  'gitlab-dedicated.com',
  // China
  'aliyuncs.com',
  'baidubce.com',
  'bytepluses.com',
  'ctyun.cn',
  'huaweicloud.com',
  'ivolces.com',
  'jdcloud.com',
  'ksyun.com',
  'myhuaweicloud.com',
  'myhuaweicloud.eu',
  'myqcloud.com',
  'tencentcloudcr.com',
  'tencentyun.com',
  'ucloud.cn',
  'volces.com',
  // Korea
  'fin-ntruss.com',
  'gov-ntruss.com',
  'kakaocloud.com',
  'kcr.dev',
  'nhncloud.com',
  'ntruss.com',
  'toast.com',
  // Russia
  'cloud.ru',
  'selcloud.ru',
  'timeweb.cloud',
  'vkcs.cloud',
  'yandexcloud.net',
  // Europe
  'exo.io',
  'exoscale.com',
  'ionos.com',
  'onstackit.cloud',
  'otc.t-systems.com',
  'ovh.net',
  'scw.cloud',
  'upcloud.com',
  // America
  'appdomain.cloud',
  'civo.com',
  'cloudflarestorage.com',
  'digitalocean.com',
  'fly.dev',
  'fly.io',
  'gcore.com',
  'heroku.com',
  'koyeb.app',
  'linodeobjects.com',
  'modal.run',
  'ocir.io',
  'openshiftapps.com',
  'oraclecloud.com',
  'rackspacecloud.com',
  'railway.app',
  'render.com',
  'snowflakecomputing.com',
  'vultrcr.com',
  // Registries for rent
  'cloudsmith.com',
  'cloudsmith.io',
  'container-registry.com',
  'gitea.cloud',
  'jfrog.io',
  'sonatype.app',
  'sakuracr.jp',
  // Machines for rent, by a name of the cloud's
  'gitpod.io',
  'linodelke.net',
  'vultrusercontent.com',
  'your-server.de',
  // Names for any address
  'lhr.life',
  'loca.lt',
  'localtest.me',
  'nip.io',
  'serveo.net',
  'sslip.io',
  'traefik.me',
])

/** Whether strangers may have the names beside a host. */
export function isShared(host: string): boolean {
  const labels = host.split('.')
  return labels.some((_, at) => SHARED_DOMAINS.has(labels.slice(at).join('.')))
}

/** `HOST REGISTRY`: the hosts beside a registry that are known to be its owner's. */
const KNOWN_PAIRS = [
  // The token server of Docker Hub, known without looking anything up.
  /^auth\.docker\.io registry-1\.docker\.io$/,
  // Red Hat's single sign-on, in a domain of its own.
  /^sso\.redhat\.com registry\.redhat\.io$/,
  // It sends elsewhere once a token has expired.
  /^authn\.nvidia\.com nvcr\.io$/,
  // Scaleway's and DigitalOcean's APIs give the tokens.
  /^api\.scaleway\.com rg\.[a-z0-9-]+\.scw\.cloud$/,
  /^api\.digitalocean\.com registry\.digitalocean\.com$/,
  // One of Alibaba's for a region, for its customers' own registries too.
  /^dockerauth(?:-ee)?(?:-vpc)?[.-](?<region>[a-z0-9-]+)\.aliyuncs\.com (?:registry(?:-vpc|-internal|-intl)?\.\k<region>|[a-z0-9-]+\.\k<region>(?:\.personal)?\.cr)\.aliyuncs\.com$/,
  /^(?<tenant>[a-z0-9-]+\.gitlab-dedicated\.com) registry\.\k<tenant>$/,
  // Where Azure sends for the content, which may be in the same private network.
  /^(?<name>[a-z0-9]+)\.[a-z0-9-]+\.data\.(?<cloud>azurecr\.(?:cn|io|us)) \k<name>\.\k<cloud>$/,
]

export function isKnownPair(host: string, registry: string): boolean {
  const pair = `${host} ${registry}`
  return KNOWN_PAIRS.some((known) => known.test(pair))
}
