import { afterEach, describe, expect, it } from '@jest/globals'
import { formatPlatform } from '../../src/domain/image/platform.ts'
import { UsageError } from '../../src/domain/values/problem.ts'
import { readInputs, statusInputs } from '../../src/github/inputs.ts'

const DEFAULTS: Record<string, string> = {
  config: 'docker-image-budgets.yaml',
  'config-from': 'base',
  'github-token': 'ghs_x',
  'head-tag': 'pr-{number}',
  'base-tag': '{base_ref}',
  'base-lookback': '20',
  timeout: '30',
  comment: 'auto',
  'comment-key': 'default',
  'noise-floor': '0.1% and 100 KiB',
  status: 'true',
  'status-context': 'docker-image-budgets',
  'on-inconclusive': 'fail',
  'approval-label': 'image-size-approved',
  approvers: '',
}

function given(inputs: Record<string, string>): void {
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...inputs })) {
    process.env[`INPUT_${name.toUpperCase()}`] = value
  }
}

afterEach(() => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('INPUT_')) delete process.env[name]
  }
})

describe('when the inputs are the defaults', () => {
  it('reads them into one object', () => {
    given({})
    expect(readInputs()).toMatchObject({
      config: 'docker-image-budgets.yaml',
      configFrom: 'base',
      headTag: 'pr-{number}',
      baseLookback: 20,
      platforms: [],
      insecureRegistries: [],
      authHosts: [],
      cacheDir: null,
      timeoutMs: 30_000,
      comment: 'auto',
      noiseFloor: { join: 'and' },
      status: true,
      onInconclusive: 'fail',
      approvalLabel: 'image-size-approved',
      approvers: [],
    })
  })
})

describe('when an input is a list', () => {
  it('may be separated by commas and lines', () => {
    given({
      platforms: 'linux/amd64, linux/arm64\nlinux/arm/v7\n',
      'insecure-registries': 'a:5000,b',
    })
    const { platforms, insecureRegistries } = readInputs()
    expect(platforms.map(formatPlatform)).toEqual(['linux/amd64', 'linux/arm64', 'linux/arm/v7'])
    expect(insecureRegistries).toEqual(['a:5000', 'b'])
  })
})

describe('when inputs are wrong', () => {
  it('names all of them at once, with what is allowed', () => {
    given({
      comment: 'sometimes',
      'base-lookback': '-1',
      'noise-floor': 'little',
      platforms: 'linux',
    })
    expect(readInputs).toThrow(UsageError)
    expect(readInputs).toThrow(
      /input base-lookback: .*\ninput platforms: .*\ninput comment: "sometimes" is not allowed: auto, always, never\ninput noise-floor: /,
    )
  })

  it.each([
    ['config', '/etc/passwd', /inside the repository/],
    ['config', '../x.yaml', /inside the repository/],
    ['config', 'ci\\budgets.yaml', /has a backslash: folders are parted by \//],
    ['config-from', 'head', /base, workspace/],
    ['head-tag', 'pr-{nmber}', /did you mean \{number\}/],
    ['comment-key', 'a b', /letters, digits/],
    ['comment-key', 'a-->b', /letters, digits/],
    ['status', 'maybe', /neither true nor false/],
    ['status-context', 'x'.repeat(256), /1 to 255/],
    ['insecure-registries', 'http://x', /host/],
    ['on-inconclusive', 'pass', /fail, warn/],
    ['timeout', '0', /seconds from 1/],
    ['timeout', '1m', /seconds from 1/],
    ['mode', 'audits', /check/],
  ])('%s: %s', (name, value, message) => {
    given({ [name]: value })
    expect(readInputs).toThrow(message)
  })

  it('still knows where the status goes', () => {
    given({ 'status-context': '', status: 'false' })
    expect(statusInputs()).toEqual({ isWanted: false, context: 'docker-image-budgets' })
  })
})

describe('when an alert is asked for', () => {
  const alerts = { 'slack-webhook-url': 'https://hooks.example.com/services/T0/B0/s3cr3t' }

  it('is refused, and not silently ignored, where no audit is', () => {
    given(alerts)
    expect(() => readInputs()).toThrow('input slack-webhook-url: it is for mode: audit')
  })

  it('goes to the address, without the blanks around it', () => {
    given({ mode: 'audit', 'webhook-url': ' https://hooks.example.com/x\n' })
    expect(readInputs()).toMatchObject({
      slackWebhookUrl: null,
      webhookUrl: 'https://hooks.example.com/x',
    })
  })
})
