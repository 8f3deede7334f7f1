import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  fallingBackOn,
  formatPlatform,
  isFor,
  type Platform,
  parsePlatform,
  samePlatform,
} from '../../../src/domain/image/platform.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'

const WINDOWS_2022: Platform = { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348' }

describe('when a platform is read', () => {
  it.each([
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    [' windows/amd64 ', { os: 'windows', architecture: 'amd64' }],
    ['windows(10.0.20348)/amd64', WINDOWS_2022],
    ['windows/amd64 (10.0.20348)', WINDOWS_2022],
    ['windows(10.0.20348.2700)/amd64', { ...WINDOWS_2022, osVersion: '10.0.20348.2700' }],
  ])('finds the parts of %j', (text, platform) => {
    expect(parsePlatform(text)).toEqual(platform)
  })

  it.each([
    '',
    'linux',
    'linux/',
    '/amd64',
    'linux/arm/v7/x',
    'linux/am d64',
    'linux//v7',
    'linux(10.0.20348)/amd64',
    'windows()/amd64',
    'windows(ltsc2022)/amd64',
    'windows/amd64 (10.0.20348) (10.0.20348)',
    'windows(10.0.20348)/amd64 (10.0.20348)',
  ])('refuses %j', (text) => {
    expect(() => parsePlatform(text)).toThrow(Malformed)
  })

  it('takes a Windows build for every patch of it, and for no other', () => {
    const wanted = parsePlatform('windows(10.0.20348)/amd64')
    const build = (osVersion: string) => ({ os: 'windows', architecture: 'amd64', osVersion })
    expect(isFor(wanted, build('10.0.20348.2700'))).toBe(true)
    expect(isFor(wanted, build('10.0.17763.5000'))).toBe(false)
  })

  it('reads what reports show of it', () => {
    expect(parsePlatform(formatPlatform(WINDOWS_2022))).toEqual(WINDOWS_2022)
  })

  it('says what is allowed', () => {
    expect(() => parsePlatform('amd64')).toThrow(
      /^"amd64" is not a platform: os\/architecture, such as linux\/amd64, linux\/arm\/v7 or windows\(10\.0\.20348\)\/amd64$/,
    )
  })

  it.each([
    'windows/amd64 (10.0.20348 +win32k)',
    'windows(10.0.20348+win32k)/amd64',
    'linux/amd64 (+a +b)',
    'linux(+a)/amd64',
  ])('says of %j that features cannot be asked for', (text) => {
    expect(() => parsePlatform(text)).toThrow(
      /is not a platform: .*; it goes without features, and stands for all of them$/,
    )
  })
})

describe('when one platform has several names', () => {
  // As containerd normalises them (platforms, database.go).
  it.each([
    ['linux/x86_64', 'linux/amd64'],
    ['linux/x86-64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/armel/v7', 'linux/arm/v6'],
    ['linux/i386', 'linux/386'],
    ['macOS/arm64', 'darwin/arm64'],
    ['Linux/AMD64', 'linux/amd64'],
  ])('takes %s for %s', (name, usual) => {
    expect(samePlatform(parsePlatform(name), parsePlatform(usual))).toBe(true)
    expect(formatPlatform(parsePlatform(name))).toBe(usual)
  })
})

describe('when platforms differ', () => {
  it.each([
    ['linux/amd64', 'windows/amd64'],
    ['linux/amd64', 'linux/arm64'],
    ['linux/amd64', 'linux/amd64/v2'],
    ['linux/arm/v6', 'linux/arm/v7'],
    ['linux/arm64/v8', 'linux/arm64/v9'],
  ])('tells %s from %s', (a, b) => {
    expect(samePlatform(parsePlatform(a), parsePlatform(b))).toBe(false)
  })

  it('keeps a variant that is not the usual one in the name', () => {
    expect(formatPlatform(parsePlatform('linux/amd64/v3'))).toBe('linux/amd64/v3')
  })
})

describe('when a platform is asked for', () => {
  it.each([
    ['linux/amd64', 'linux/amd64', true],
    ['linux/amd64', 'linux/x86_64', true],
    ['linux/amd64', 'linux/amd64/v3', true],
    ['linux/arm64', 'linux/arm64/v9', true],
    ['linux/amd64/v2', 'linux/amd64/v3', false],
    ['linux/amd64/v3', 'linux/amd64', false],
    ['linux/arm', 'linux/arm/v7', true],
    ['linux/arm', 'linux/arm/v6', false],
    ['linux/amd64', 'linux/386', false],
    ['linux/amd64', 'windows/amd64', false],
  ])('as %s, an image for %s is for it: %s', (wanted, image, isIt) => {
    expect(isFor(parsePlatform(wanted), parsePlatform(image))).toBe(isIt)
  })

  it('takes an image that needs features for one too', () => {
    const platform = { os: 'linux', architecture: 'amd64' }
    expect(isFor(platform, { ...platform, osFeatures: ['x'] })).toBe(true)
  })
})

describe('when an index has nothing better', () => {
  it.each([
    ['linux/386', 'linux/amd64 linux/amd64/v2 linux/amd64/v3 linux/amd64/v4'],
    ['linux/amd64', 'linux/amd64/v2 linux/amd64/v3 linux/amd64/v4'],
    ['linux/amd64/v3', 'linux/amd64/v4'],
    ['linux/arm/v6', 'linux/arm/v7 linux/arm/v8 linux/arm64 linux/arm64/v9'],
    ['linux/arm64', 'linux/arm64/v9'],
    ['linux/s390x', ''],
  ])('an image for %s is pulled by machines of %j', (image, machines) => {
    expect(fallingBackOn(parsePlatform(image)).map(formatPlatform).join(' ')).toBe(machines)
  })

  it('an image for a build of Windows is pulled by machines of another build', () => {
    const machines = fallingBackOn(WINDOWS_2022).map(formatPlatform)
    expect(machines.slice(0, 2)).toEqual(['windows/amd64', 'windows/amd64/v2'])
  })
})

describe('when a platform needs features', () => {
  const plain = { os: 'linux', architecture: 'amd64' }
  const needy = { ...plain, osFeatures: ['a', 'b'] }

  it('names them, and is another than without', () => {
    expect(formatPlatform(needy)).toBe('linux/amd64 (+a +b)')
    expect(samePlatform(needy, plain)).toBe(false)
  })

  it('names them after a build of Windows', () => {
    const platform = { ...needy, os: 'windows', osVersion: '10.0.20348.1' }
    expect(formatPlatform(platform)).toBe('windows/amd64 (10.0.20348 +a +b)')
  })
})

describe('when the platform is Windows', () => {
  const windows = (osVersion?: string): Platform => ({
    os: 'windows',
    architecture: 'amd64',
    ...(osVersion === undefined ? {} : { osVersion }),
  })

  it('names the build, without the part that every patch day moves', () => {
    expect(formatPlatform(windows('10.0.20348.2700'))).toBe('windows/amd64 (10.0.20348)')
  })

  it('takes two patches of one build for one platform', () => {
    expect(samePlatform(windows('10.0.20348.2700'), windows('10.0.20348.169'))).toBe(true)
  })

  it('tells two builds apart', () => {
    expect(samePlatform(windows('10.0.20348.1'), windows('10.0.17763.1'))).toBe(false)
  })

  it('lets an unnamed build fit every one', () => {
    expect(samePlatform(windows(), windows('10.0.17763.1'))).toBe(true)
  })

  it('looks at no build elsewhere', () => {
    const linux = (osVersion: string): Platform => ({
      os: 'linux',
      architecture: 'amd64',
      osVersion,
    })
    expect(samePlatform(linux('5.15'), linux('6.8'))).toBe(true)
    expect(formatPlatform(linux('6.8'))).toBe('linux/amd64')
  })
})

describe('whatever the platform', () => {
  const part = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_.-]+$/),
    fc.constantFrom('arm', 'arm64', 'amd64', 'armhf', 'v7', 'v8', '8', 'constructor'),
  )
  const anyPlatform = fc.record(
    { os: part, architecture: part, variant: part },
    { requiredKeys: ['os', 'architecture'] },
  )

  it('is the same after it was written and read back', () => {
    fc.assert(
      fc.property(anyPlatform, (platform) => {
        const text = formatPlatform(platform)
        expect(samePlatform(parsePlatform(text), platform)).toBe(true)
        expect(formatPlatform(parsePlatform(text))).toBe(text)
      }),
    )
  })

  it('is one platform with another exactly when both have one name', () => {
    fc.assert(
      fc.property(anyPlatform, anyPlatform, (a, b) => {
        expect(samePlatform(a, b)).toBe(formatPlatform(a) === formatPlatform(b))
      }),
    )
  })
})
