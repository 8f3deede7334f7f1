import type { TagTemplates } from '../check/tag-templates.ts'
import { checkTemplate, type PlaceholderValues } from '../domain/budget/template.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { DEFAULT_HEAD } from './required-tags.ts'
import type { World } from './world.ts'

export function checkTemplates({ head, base }: Arguments): void {
  for (const [option, template] of Object.entries({ '--head': head, '--base': base }))
    if (template !== undefined) wellFormed(() => checkTemplate(template), option)
}

/** The tags of head and base, of which no change is known but by the environment. */
export function tagsFrom({ head, base }: Arguments, env: World['env']): TagTemplates {
  const values = valuesFrom(env)
  return {
    headTag: head ?? DEFAULT_HEAD,
    baseTag: base ?? (values.base_ref === undefined ? null : '{base_ref}'),
    values,
    baseFallbacks: [],
    isChange: false,
  }
}

/** Inside GitHub Actions the environment tells what the event would. */
export function valuesFrom(env: World['env']): PlaceholderValues {
  const number = /^refs\/pull\/(\d+)\//.exec(env['GITHUB_REF'] ?? '')?.[1]
  const known = {
    number,
    sha: env['GITHUB_SHA'] || undefined,
    head_ref: env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'] || undefined,
    base_ref: env['GITHUB_BASE_REF'] || undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}
