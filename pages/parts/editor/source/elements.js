// What every line of a Fountain text is. https://fountain.io/syntax
import { StateField } from '@codemirror/state'

export const NAMES = {
  action: 'Action',
  blank: 'Blank line',
  boneyard: 'Cut text',
  centered: 'Centred',
  character: 'Character',
  dialogue: 'Dialogue',
  lyric: 'Lyric',
  note: 'Note',
  pagebreak: 'Page break',
  parenthetical: 'Parenthetical',
  scene: 'Scene heading',
  section: 'Section',
  synopsis: 'Synopsis',
  title: 'Title page',
  transition: 'Transition',
}

const HEADING = /^(?:\.(?!\.)\S|(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ])/i
const TITLE_ENTRY = /^[A-Za-z][A-Za-z ]*:/
const TRANSITION = /^[^a-z]*TO:$/

/** The kinds of all lines, from the first; kept up to date by the editor's state. */
export const lineKinds = StateField.define({
  create: (state) => classify([...state.doc.iterLines()]),
  update: (kinds, change) => (change.docChanged ? classify([...change.state.doc.iterLines()]) : kinds),
})

export const isHeading = (text) => HEADING.test(text)

export function classify(lines) {
  const kinds = []
  let isTitlePage = TITLE_ENTRY.test(lines[0]) && !isHeading(lines[0])
  let inSpeech = false
  let open = ''
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index].trim()
    const after = (lines[index + 1] ?? '').trim()
    const follows = index === 0 || kinds[index - 1] === 'blank'
    if (open) {
      kinds.push(open)
      if (text.includes(open === 'note' ? ']]' : '*/') || (open === 'note' && !text)) open = ''
      continue
    }
    open = opens(text, lines, index)
    let kind
    if (!text) kind = inSpeech && lines[index] === '  ' ? 'dialogue' : 'blank'
    else if (isTitlePage) kind = 'title'
    else if (text.startsWith('/*')) kind = 'boneyard'
    else if (text.startsWith('[[')) kind = 'note'
    else if (inSpeech) kind = speech(text)
    else kind = paragraph(text, after, follows)
    if (kind === 'blank') isTitlePage = false
    inSpeech = kind === 'character' || (inSpeech && kind !== 'blank')
    kinds.push(kind)
  }
  return kinds
}

// A note ends with its paragraph; cut text runs on only if it is closed somewhere.
function opens(text, lines, index) {
  if (text.startsWith('/*') && !text.includes('*/', 2)) {
    return lines.some((line, other) => other > index && line.includes('*/')) ? 'boneyard' : ''
  }
  return text.startsWith('[[') && !text.includes(']]') ? 'note' : ''
}

function speech(text) {
  if (text.startsWith('(') && text.endsWith(')')) return 'parenthetical'
  return text.startsWith('~') ? 'lyric' : 'dialogue'
}

function paragraph(text, after, follows) {
  if (/^={3,}$/.test(text)) return 'pagebreak'
  if (text.startsWith('=')) return 'synopsis'
  if (text.startsWith('#')) return 'section'
  if (text.startsWith('!')) return 'action'
  if (text.startsWith('~')) return 'lyric'
  if (text.startsWith('>')) return text.endsWith('<') ? 'centered' : 'transition'
  if (!follows) return 'action'
  if (isHeading(text)) return 'scene'
  if (!after && TRANSITION.test(text)) return 'transition'
  return after && isCue(text) ? 'character' : 'action'
}

export function isCue(text) {
  if (text.startsWith('@')) return true
  const name = text.replace(/\(.*?\)/g, '').replace(/[\s^]+$/, '')
  return /\p{Lu}/u.test(name) && name === name.toUpperCase()
}
