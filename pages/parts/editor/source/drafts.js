// Local drafts: what was typed and is not known to be stored yet, kept in the browser.

const released = new Set()
const local = storage('localStorage')

/** The browser's storage of that name; undefined where it is forbidden. */
export function storage(name) {
  try {
    return window[name]
  } catch {
    return undefined
  }
}

/** The drafts of one document. Each open editor writes its own and holds a lock, so others leave it alone. */
export class Drafts {
  constructor(document) {
    this.prefix = `scriptgen-draft:${document}:`
    this.key = `${this.prefix}${Date.now()}-${Math.random()}`
    navigator.locks?.request(this.key, () => new Promise((release) => (this.unlock = release)))
  }

  /** Keeps `{revision, text, sent}` with the time; false if the browser forbids it or has no room. */
  keep(draft) {
    try {
      local.setItem(this.key, JSON.stringify({ ...draft, at: Date.now() }))
      return true
    } catch {
      return false
    }
  }

  drop(key = this.key) {
    local?.removeItem(key)
  }

  /** The newest draft that no open editor owns, with its key; null if there is none. */
  async findLeftBehind() {
    const locks = (await navigator.locks?.query())?.held ?? []
    const held = new Set(locks.map((lock) => lock.name).filter((name) => !released.has(name)))
    const keys = Object.keys(local ?? {}).filter((key) => key.startsWith(this.prefix))
    const left = keys.filter((key) => key !== this.key && !held.has(key))
    const drafts = left.map((key) => ({ key, ...JSON.parse(local.getItem(key)) }))
    return drafts.sort((one, other) => other.at - one.at)[0] ?? null
  }

  /** Gives the draft up to whichever editor opens next. */
  release() {
    released.add(this.key)
    this.unlock?.()
  }
}

/** A short mark of a text, to know it again (FNV-1a, 32 bits, and the length). */
export function markOf(text) {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `${text.length}-${hash >>> 0}`
}
