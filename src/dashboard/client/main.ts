import type { DashboardData, ImageData } from '../data.ts'
import { Detail } from './detail.ts'
import { element } from './dom.ts'
import { Fleet } from './fleet.ts'
import { dateWords } from './words.ts'

const data: DashboardData = JSON.parse(document.getElementById('data')?.textContent ?? '{}')
const { images } = data

/** `#api/linux%2Famd64`: what names each image, and opens it. */
const addresses = new Map<ImageData, string>()
const namesakes = new Map<string, number>()
for (const image of images) {
  const parts = [image.service, ...(image.platform === null ? [] : [image.platform])]
  const name = `#${parts.map(encodeURIComponent).join('/')}`
  const before = namesakes.get(name) ?? 0
  namesakes.set(name, before + 1)
  addresses.set(image, before === 0 ? name : `${name}~${before + 1}`)
}

function named(): ImageData | undefined {
  return images.find((image) => addresses.get(image) === location.hash)
}

const fleet = new Fleet(images, (image) => addresses.get(image) ?? '#')
const detail = new Detail(data)
const title = data.repository === null ? 'Image sizes' : `Image sizes of ${data.repository}`
document.title = title
const made = `${dateWords(Date.parse(data.madeAt) / 1000)}, ${data.madeAt.slice(11, 16)} UTC`
document
  .getElementById('dashboard')
  ?.replaceChildren(
    element(
      'header',
      { class: 'page' },
      element('h1', {}, title),
      element('p', { class: 'muted' }, `Compressed, as they are pulled. As of ${made}.`),
      ...data.notes.map((note) => element('p', { class: 'note' }, note)),
    ),
    ...(images.length > 0 ? [detail.root] : []),
    fleet.root,
  )

function show(image: ImageData | undefined): void {
  if (image === undefined) return
  detail.show(image)
  fleet.mark(image)
}

show(named() ?? fleet.first)
addEventListener('hashchange', () => {
  const image = named()
  show(image ?? (location.hash === '' ? fleet.first : undefined))
  // Whoever chose it by key goes on reading there.
  if (image !== undefined) detail.root.focus()
})
requestAnimationFrame(() => performance.mark('drawn'))
