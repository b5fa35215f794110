// What a line of Fountain reads as, by the rules of the core's parser. https://fountain.io/syntax

const HEADING = /^(?:INT\.?\/EXT|EXT\.?\/INT|INT|EXT|EST|I\.?\/E|E\.?\/I)(?:\.|\s)/i
const TITLE_ENTRY = /^([^\s:[\]*/][^:[\]*/]*):(.*)/
const TITLE_KEYS = /^(?:title|credit|written by|authors?|source|copyright|contact|notes|(?:draft )?date|draft|revision|episode|series|format|font|language)$/i
const CUE = /^(?:[\p{L}\p{N}\u0300-\u036f \t&/'’‘"“”,.#+-]|\([^()]*\))+$/u
const SPEECH = new Set(['dialogue', 'parenthetical', 'lyric'])

export const isBlank = (text) => !text?.trim()
export const isHeading = (text) => HEADING.test(text) || /^\.[^.\s]/.test(text)
export const isTransition = (text) => text.endsWith('TO:') && isUpper(text)

export function isCue(text) {
  const name = text.replace(/\^$/, '').trimEnd()
  return !name.startsWith('(') && CUE.test(name) && isUpper(name.replace(/\([^()]*\)/g, ''))
}

/** What a line is outside a speech, at the head of a paragraph; `isFollowed` says that the next line is not blank. */
export function kindAlone(text, isFollowed) {
  if (text.startsWith('!')) return 'action'
  const anywhere = kindAnywhere(text)
  if (anywhere) return anywhere
  if (isHeading(text)) return 'scene'
  if (/^@./.test(text) || (isFollowed && isCue(text))) return 'character'
  return text.startsWith('>') || (isTransition(text) && !isFollowed) ? 'transition' : 'action'
}

/**
 * The kinds of all lines. `meant` ({row, kind}) is a line the writer has begun as something it cannot be read as
 * yet: an empty cue, a speech without words.
 */
export function classify(lines, meant = null) {
  const kinds = []
  let isTitlePage = opensTitlePage(lines)
  let inAction = false
  let inSpeech = false
  let open = ''
  const standsIn = (row) => (row === meant?.row && SPEECH.has(meant.kind) && isBlank(lines[row]) ? 'x' : lines[row] ?? '')
  for (let index = 0; index < lines.length; index++) {
    const text = standsIn(index).trim()
    const isFollowed = !isBlank(standsIn(index + 1))
    if (open) {
      kinds.push(open)
      if (text.includes(open === 'note' ? ']]' : '*/') || (open === 'note' && !text)) open = ''
      continue
    }
    open = opens(text, lines, index)
    const visible = text.includes('[[') || text.includes('/*') ? text.replace(/\[\[.*?\]\]|\/\*.*?\*\//g, '').trim() : text
    let kind
    if (index === meant?.row && !inSpeech && isMeant(meant.kind, text)) kind = meant.kind
    else if (!text) kind = inSpeech && lines[index].length >= 2 ? 'dialogue' : 'blank'
    else if (isTitlePage) kind = 'title'
    else if (text.startsWith('/*') && (open || !visible)) kind = 'boneyard'
    else if (text.startsWith('[[') && (open || !visible)) kind = 'note'
    else if (inSpeech) kind = speech(text)
    else if (inAction) kind = kindAnywhere(text) || 'action'
    else kind = kindAlone(visible, isFollowed)
    if (kind === 'blank') isTitlePage = false
    inAction = kind === 'action' || (inAction && (kind === 'note' || kind === 'boneyard'))
    inSpeech = kind === 'character' ? isFollowed : inSpeech && kind !== 'blank'
    kinds.push(kind)
  }
  return kinds
}

// Action is what anything reads as that is nothing else, so it stays what it reads as.
const isMeant = (kind, text) => !SPEECH.has(kind) && (kind !== 'action' || !text)
const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase()

/** What a line is even in the middle of a paragraph of action; nothing if it goes on with the action. */
function kindAnywhere(text) {
  if (/^={3,}$/.test(text)) return 'pagebreak'
  if (text.startsWith('>') && text.endsWith('<')) return 'centered'
  return { '~': 'lyric', '#': 'section', '=': 'synopsis' }[text[0]]
}

// A first key in capitals counts only among the usual ones: scripts begin with FADE IN: too.
function opensTitlePage([first, second]) {
  const [, key, value] = first.match(TITLE_ENTRY) ?? []
  if (!key || isHeading(first) || isTransition(first.trim())) return false
  return TITLE_KEYS.test(key.trim()) || (!isUpper(key) && Boolean(value.trim() || !isBlank(second)))
}

function speech(text) {
  if (text.startsWith('(') && text.endsWith(')')) return 'parenthetical'
  return text.startsWith('~') ? 'lyric' : 'dialogue'
}

// A note ends with its paragraph; cut text runs on only if it is closed somewhere.
function opens(text, lines, index) {
  if (text.startsWith('/*') && !text.includes('*/', 2)) {
    return lines.some((line, other) => other > index && line.includes('*/')) ? 'boneyard' : ''
  }
  return text.startsWith('[[') && !text.includes(']]') ? 'note' : ''
}
