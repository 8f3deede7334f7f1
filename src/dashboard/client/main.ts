import type { DashboardData, ImageData } from '../data.ts'
import { Detail } from './detail.ts'
import { element } from './dom.ts'
import { Fleet } from './fleet.ts'
import { dateWords, nameOf } from './words.ts'

const data: DashboardData = JSON.parse(document.getElementById('data')?.textContent ?? '{}')
const { images } = data

function addressOf(image: ImageData): string {
  return `#${encodeURIComponent(nameOf(image))}`
}

function named(): ImageData | undefined {
  return images.find((image) => addressOf(image) === location.hash)
}

const fleet = new Fleet(images, addressOf)
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
  show(named())
  // Whoever chose it by key goes on reading there.
  detail.root.focus()
})
requestAnimationFrame(() => performance.mark('drawn'))
