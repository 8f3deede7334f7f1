import { describe, expect, it } from '@jest/globals'
import { readOptions } from '../../scripts/action/options.ts'
import { budgetsHere, inputsHere } from '../../scripts/action/registry-names.ts'

const MANIFEST = 'inputs:\n  head-tag: {}\n  comment: {}\n  status: {}\n'
const HOST = '127.0.0.1:5000'

describe('when the action is called by hand', () => {
  it('takes a file, inputs, a budget file and an event’s name', () => {
    const argv = ['a.json', '--input', 'head-tag=a=b', '--input=comment=', '--budget', 'b.yaml']
    expect(readOptions([...argv, '--event', 'push', '--debug'], MANIFEST)).toEqual({
      file: 'a.json',
      event: 'push',
      inputs: { 'head-tag': 'a=b', comment: '' },
      budget: 'b.yaml',
      debug: true,
    })
  })

  it.each([
    ['two files', ['a.json', 'b.json'], 'One event at a time: b.json is more than a.json.'],
    [
      'an unknown option',
      ['a.json', '--imput', 'x=y'],
      'There is no option --imput. Did you mean input? There are event, input, budget, debug.',
    ],
    [
      'an unknown input',
      ['a.json', '--input', 'head-tga=x'],
      'action.yml has no input head-tga. Did you mean head-tag? There are head-tag, comment, status.',
    ],
    [
      'an input that is like no other',
      ['a.json', '--input', 'x=y'],
      'action.yml has no input x. There are head-tag, comment, status.',
    ],
    [
      'an input without a value',
      ['a.json', '--input', 'comment'],
      '--input comment: write NAME=VALUE, such as --input comment=always.',
    ],
    [
      'an input twice',
      ['a.json', '--input', 'status=true', '--input', 'status=no'],
      '--input status is given twice, and a step has each input once.',
    ],
    ['an option without a value', ['a.json', '--budget'], '--budget takes a value.'],
    ['an empty budget', ['a.json', '--budget='], '--budget takes the name of a budget file.'],
    ['a value that is not taken', ['a.json', '--debug=1'], '--debug takes no value.'],
  ])('refuses %s', (_, argv, words) => {
    expect(() => readOptions(argv, MANIFEST)).toThrow(new Error(words))
  })
})

describe('when a registry inside this machine plays ghcr.io', () => {
  it('is asked for what is there', () => {
    const text = 'budgets:\n  - {image: ghcr.io/acme/api, base: "ghcr.io/acme/api:{base_ref}"}\n'
    const here = text.replaceAll('ghcr.io', HOST)
    expect(budgetsHere(text, HOST, 'b.yaml')).toBe(here)
    expect(inputsHere({ 'head-tag': 'ghcr.io/acme/api:x', comment: 'a/b' }, HOST)).toEqual({
      'head-tag': `${HOST}/acme/api:x`,
      comment: 'a/b',
    })
  })

  it.each(['image: oci:build', 'image: ghcr.io/acme/api\n    head: oci-archive:out/a.tar'])(
    'leaves files alone: %s',
    (budget) => {
      expect(() => budgetsHere(`budgets:\n  - ${budget}\n`, HOST, 'b.yaml')).not.toThrow()
    },
  )

  it('leaves it to the action to tell what is wrong with a budget file', () => {
    expect(budgetsHere('budgets: 7', HOST, 'b.yaml')).toBe('budgets: 7')
  })

  it.each([
    ['image: quay.io/acme/api', 'quay.io/acme/api'],
    ['image: nginx', 'docker.io/library/nginx'],
    [
      '{image: ghcr.io/acme/api, base: "quay.io/acme/api:{base_ref}"}',
      'quay.io/acme/api:{base_ref}',
    ],
  ])('lets nothing be asked of others: %s', (budget, name) => {
    expect(() => budgetsHere(`budgets:\n  - ${budget}\n`, HOST, 'b.yaml')).toThrow(
      `b.yaml: ${name}: only ghcr.io is played inside this machine.`,
    )
  })

  it.each(['head-tag', 'base-tag'])('lets nothing be asked of others by %s', (input) => {
    expect(() => inputsHere({ [input]: 'quay.io/acme/api:{number}' }, HOST)).toThrow(
      `--input ${input}: quay.io/acme/api:{number}: only ghcr.io is played inside this machine.`,
    )
  })
})
