import { deliver, type Message } from '../../alerts/deliver.ts'
import type { Audit } from '../../domain/audit/audit.ts'
import type { StateChange } from '../../domain/audit/state.ts'
import type { Inputs } from '../../github/inputs.ts'
import type { Channel } from '../../github/issues/issue-marker.ts'
import { log, warn } from '../../github/runner.ts'
import { type AlertPlace, alertJson } from '../../render/audit/audit-json.ts'
import { slackMessage, slackVariables } from '../../render/audit/slack.ts'

type Addresses = Readonly<Record<Channel, string | null>>

export function addressesIn({ slackWebhookUrl, webhookUrl }: Inputs): Addresses {
  return { slack: slackWebhookUrl, webhook: webhookUrl }
}

interface News {
  readonly audit: Audit
  readonly isFirst: boolean
  readonly changesFor: (channel: Channel) => readonly StateChange[]
  readonly place: AlertPlace
}

const NAMES: Readonly<Record<Channel, string>> = {
  slack: 'slack-webhook-url',
  webhook: 'webhook-url',
}

/** @returns whom it could not tell. That changes no verdict. */
export async function alert(
  channels: readonly Channel[],
  addresses: Addresses,
  news: News,
): Promise<Channel[]> {
  const told = channels.map(async (channel) => {
    const url = addresses[channel]
    if (url === null) return []
    const failure = await deliver(url, messageFor(channel, url, news))
    if (failure === null) {
      log(`The address in ${NAMES[channel]} was told.`)
      return []
    }
    warn(
      `The address in ${NAMES[channel]} was not told: ${failure}. The next audit tells it again.`,
    )
    return [channel]
  })
  return (await Promise.all(told)).flat()
}

function messageFor(channel: Channel, url: string, news: News): Message {
  const { audit, isFirst, place } = news
  const changes = news.changesFor(channel)
  if (channel === 'webhook') return { body: alertJson(audit, changes, { place, isFirst }) }
  const given = { audit, changes, place, isFirst }
  if (isWorkflow(url)) return { body: slackVariables(given) }
  const message = slackMessage(given)
  return { body: message, instead: { text: message.text } }
}

/** What starts a workflow in Slack takes variables of its own, and no blocks. */
function isWorkflow(url: string): boolean {
  return /^\/(?:workflows|triggers)\//.test(new URL(url).pathname)
}
