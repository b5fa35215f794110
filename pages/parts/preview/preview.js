// Draws screenplay pages; a page whose serialised text did not change keeps its elements.
const INCH = 96
const ROW = 16
const WIDEST = 1.15
const SCENE_MARGIN = 32
const shown = new WeakMap()

export default function ({ data, parentElement: root }) {
  const isNew = !shown.has(root)
  if (isNew) shown.set(root, open(root))
  const preview = shown.get(root)
  preview.draw(data)
  if (isNew) document.dispatchEvent(new Event('scriptgen:which-scene'))
  return () => {
    if (!root.isConnected) preview.close()
  }
}

function open(root) {
  const find = (selector) => root.querySelector(selector)
  const desk = find('.desk')
  const sheets = find('.sheets')
  const where = find('[data-show=where]')
  const picker = find('[data-do=scene]')
  const zoom = find('[data-do=zoom]')
  const previous = find('[data-do=previous]')
  const next = find('[data-do=next]')
  let drawn = []
  let width = 0
  let headings = ''
  let lastGoto = ''
  let awaited = null

  function draw(data) {
    find('.preview').style.height = `${data.height}px`
    find('.empty').hidden = data.pages.length > 0
    size(...data.paper)
    patch(data.pages)
    list(data.scenes)
    fit()
    if (data.goto && data.goto !== lastGoto) toScene(parseInt(data.goto, 10))
    lastGoto = data.goto
    if (awaited !== null) follow(awaited)
    show()
  }

  function size(inchesWide, inchesHigh) {
    width = inchesWide * INCH
    sheets.style.setProperty('--width', `${width}px`)
    sheets.style.setProperty('--height', `${inchesHigh * INCH}px`)
  }

  // Shows the scene the editor's cursor is in: at once, or when its page is drawn.
  function follow(scene) {
    const start = sheets.querySelector(`[data-scene="${scene}"]`)
    awaited = start ? null : scene
    if (start && !isInView(start)) toScene(scene)
  }

  function isInView(element) {
    const { top, bottom } = element.getBoundingClientRect()
    const box = desk.getBoundingClientRect()
    return top >= box.top && bottom <= box.bottom
  }

  function patch(pages) {
    pages.forEach((text, index) => {
      if (drawn[index] === text) return
      const page = drawPage(...JSON.parse(text))
      const old = sheets.children[index]
      if (old) old.replaceWith(page)
      else sheets.append(page)
    })
    while (sheets.children.length > pages.length) sheets.lastChild.remove()
    drawn = pages
  }

  function list(scenes) {
    const joined = scenes.join('\n')
    if (joined === headings && picker.options.length) return
    headings = joined
    picker.replaceChildren(...scenes.map((heading, index) => new Option(`${index + 1}  ${heading}`, index)))
    picker.disabled = scenes.length === 0
  }

  function fit() {
    const room = (desk.clientWidth - 32) / width
    const factor = zoom.value === 'fit' ? Math.max(0.25, Math.min(WIDEST, room)) : Number(zoom.value)
    if (Number(sheets.style.getPropertyValue('--zoom')) === factor) return
    const place = desk.scrollTop / (desk.scrollHeight || 1)
    sheets.style.setProperty('--zoom', factor)
    desk.scrollTop = place * desk.scrollHeight
  }

  function show() {
    const index = pageInView()
    const count = [...sheets.children].filter((page) => page.dataset.number !== '0').length
    const { number, label } = sheets.children[index]?.dataset ?? { number: 0 }
    const name = label && label !== number ? `Page ${label} (${number} of ${count})` : `Page ${number} of ${count}`
    where.textContent = number === '0' ? 'Title page' : name
    previous.disabled = index <= 0
    next.disabled = index >= sheets.children.length - 1
    const scene = sceneInView(index)
    if (root.activeElement !== picker || scene !== null) picker.value = scene ?? picker.options[0]?.value ?? ''
  }

  // Pages have one height, so a binary search by position needs a handful of measurements.
  function pageInView() {
    const line = desk.getBoundingClientRect().top + desk.clientHeight / 3
    let low = 0
    let high = sheets.children.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (sheets.children[middle].getBoundingClientRect().top <= line) low = middle
      else high = middle - 1
    }
    return low
  }

  // The first scene that begins in the upper third of the view, else the one that goes on there; at the end, the last.
  function sceneInView(index) {
    const view = desk.getBoundingClientRect()
    if (desk.scrollTop && desk.scrollTop + desk.clientHeight >= desk.scrollHeight - 2) {
      return picker.options[picker.options.length - 1]?.value ?? null
    }
    for (let i = index; i >= 0; i--) {
      const starts = [...sheets.children[i]?.querySelectorAll('[data-scene]') ?? []]
      const top = (start) => start.getBoundingClientRect().top - view.top
      const first = starts.find((start) => top(start) >= 0 && top(start) <= desk.clientHeight / 3)
      const found = first ?? starts.findLast((start) => top(start) < 0)
      if (found) return found.dataset.scene
    }
    return null
  }

  function scrollTo(element, margin) {
    if (!element) return
    desk.scrollTop += element.getBoundingClientRect().top - desk.getBoundingClientRect().top - margin
    show()
  }

  const toPage = (index) => scrollTo(sheets.children[index], 12)
  const toScene = (index) => scrollTo(sheets.querySelector(`[data-scene="${index}"]`), SCENE_MARGIN)

  previous.onclick = () => toPage(pageInView() - 1)
  next.onclick = () => toPage(pageInView() + 1)
  picker.onchange = () => toScene(picker.value)
  zoom.onchange = () => {
    fit()
    show()
  }
  desk.onscroll = show
  const resized = new ResizeObserver(fit)
  resized.observe(desk)
  const hear = ({ detail }) => follow(detail)
  document.addEventListener('scriptgen:scene', hear)
  const close = () => {
    document.removeEventListener('scriptgen:scene', hear)
    resized.disconnect()
    shown.delete(root)
  }
  return { draw, close }
}

function drawPage(number, label, header, margins, lines) {
  const page = element('article', 'page')
  page.dataset.number = number
  page.dataset.label = label
  page.setAttribute('aria-label', number ? `Page ${label}` : 'Title page')
  if (number > 1) page.append(element('div', 'number', `${label}.`))
  if (header) page.append(element('div', 'header', header))
  page.append(...lines.flatMap((line) => drawLine(margins, ...line)))
  return page
}

function drawLine(margins, row, x, content, scene, numbered, right) {
  const line = typeof content === 'string' ? element('div', '', content) : element('div')
  if (typeof content !== 'string') line.append(...content.map(([text, styles]) => element('span', styles, text)))
  if (scene !== null) line.dataset.scene = scene
  if (right === null) line.style.left = `${x * INCH}px`
  else Object.assign(line, { dir: 'rtl' }).style.right = fromLeft(right)
  const parts = [line]
  if (numbered) addNumber(parts, margins, ...numbered)
  for (const part of parts) part.style.top = `${INCH + row * ROW}px`
  return parts
}

function addNumber(parts, margins, number, right) {
  if (margins !== 'right') parts.unshift(element('div', 'scene-number left', number))
  if (margins === 'left') return
  parts.push(element('div', 'scene-number', number))
  parts.at(-1).style.right = fromLeft(right)
}

function fromLeft(inches) {
  return `calc(var(--width) - ${inches * INCH}px)`
}

function element(tag, className = '', text = '') {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
