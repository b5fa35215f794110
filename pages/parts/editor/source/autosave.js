// Saving while somebody writes: one save under way at a time, repeated until it is acknowledged.
import { Text } from '@codemirror/state'
import { markOf } from './drafts.js'

const SAVE_AFTER = 1200
const RETRY_AFTER = 4000

export class Autosave {
  /** `screen` shows states and banners and holds the text: see Editor. */
  constructor(screen, drafts, text, revision) {
    this.screen = screen
    this.drafts = drafts
    this.revision = revision
    this.saved = text
    this.pending = null
    this.other = null
    this.wish = null
    this.sent = ''
    this.seq = 0
    this.send = () => {}
  }

  get isDirty() {
    return !this.screen.doc.eq(this.saved)
  }

  /** Would closing the page now lose text? */
  get isAtRisk() {
    return (this.isDirty || this.pending !== null) && !this.hasDraft
  }

  /** The writer changed the text. */
  typed() {
    clearTimeout(this.timer)
    if (!this.isDirty && !this.pending && !this.other) return this.settled()
    this.keepDraft()
    if (this.other) return
    if (!this.pending) this.screen.showState('unsaved', 'Unsaved changes')
    this.timer = setTimeout(() => this.save('auto'), SAVE_AFTER)
  }

  /** Sends the text, unless it is stored already, under way, or waiting for the writer's choice. */
  save(reason) {
    clearTimeout(this.timer)
    if (this.pending || this.other || this.screen.isReadOnly || !(this.isDirty || this.wish)) return
    const { doc, value: wish } = this.wish ?? { doc: this.screen.doc, value: null }
    this.wish = null
    this.seq = Math.max(Date.now(), this.seq + 1)
    this.pending = { doc, value: { seq: this.seq, revision: this.revision, text: doc.toString(), reason, wish } }
    this.sent = markOf(this.pending.value.text)
    this.keepDraft()
    this.screen.showState('saving', 'Saving…')
    this.transmit()
  }

  /** Sends the text as it stands now, with what is wished about it. */
  ask(value) {
    if (this.other) return
    this.wish = { doc: this.screen.doc, value }
    this.save('ask')
  }

  keepDraft() {
    this.hasDraft = this.drafts.keep({ revision: this.revision, text: this.screen.doc.toString(), sent: this.sent })
  }

  transmit() {
    this.send(this.pending.value)
    this.retry = setTimeout(() => {
      this.screen.showState('late', 'Not saved yet, trying again…')
      this.transmit()
    }, RETRY_AFTER)
  }

  /** The server's current text, revision and last answer. */
  hear({ text, revision, acknowledged }) {
    const answer = this.pending && acknowledged?.seq === this.pending.value.seq ? acknowledged : null
    const isStored = this.pending && revision > this.revision && text === this.pending.value.text
    if (answer && !answer.conflict) this.stored(answer.revision, answer.at)
    else if (isStored) this.stored(revision, acknowledged?.at ?? '')
    else if (answer) this.conflict(answer.conflict, text, Math.max(revision, answer.revision))
    if (answer?.declined) this.screen.ask(answer.declined, { OK: () => {} })
    if (revision > this.revision) this.replaced(text, revision)
  }

  stored(revision, at) {
    clearTimeout(this.retry)
    this.saved = this.pending.doc
    this.revision = revision
    this.pending = null
    if (this.isDirty || this.wish) return this.save('auto')
    this.settled(at)
  }

  settled(at = this.at) {
    this.at = at
    this.drafts.drop()
    this.screen.showState('saved', at ? `Saved ${at}` : 'All changes saved')
  }

  replaced(text, revision) {
    if (this.other) this.other = { text, revision }
    if (!this.other && !this.pending && !this.isDirty) this.take(text, revision)
  }

  conflict(message, text, revision) {
    clearTimeout(this.retry)
    this.pending = null
    this.wish = null
    this.other = { text, revision }
    this.screen.showState('conflict', 'Conflict: not saved')
    this.screen.ask(`Conflict: ${message}`, {
      'Keep my text': () => this.keepMine(),
      'Take the other text': () => this.takeOther(),
    })
  }

  keepMine() {
    const { text, revision } = this.other
    this.other = null
    this.revision = revision
    this.saved = Text.of(text.split(/\r?\n/))
    if (this.isDirty) this.save('keep-mine')
    else this.settled()
  }

  takeOther() {
    const { text, revision } = this.other
    this.other = null
    this.take(text, revision)
  }

  take(text, revision) {
    this.revision = revision
    this.screen.replaceText(text)
    this.saved = this.screen.doc
    this.settled()
  }

  /** Looks for text another visit left unsaved: takes it over, or offers it if the script has changed since. */
  async recover() {
    const draft = await this.drafts.findLeftBehind()
    if (!draft || this.isClosed) return
    const now = this.screen.doc.toString()
    if (draft.text === now) return this.drafts.drop(draft.key)
    const isNewest = draft.revision >= this.revision || draft.sent === markOf(now)
    if (isNewest && !this.isDirty) return this.restore(draft)
    const when = new Date(draft.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
    this.screen.ask(`Unsaved text of ${when} was found in this browser. The script has changed since.`, {
      'Restore it': () => this.restore(draft),
      Discard: () => this.drafts.drop(draft.key),
    })
  }

  restore(draft) {
    this.screen.replaceText(draft.text)
    this.typed()
    this.save('recovered')
    this.drafts.drop(draft.key)
    this.screen.ask('Text that had not been saved was recovered. Undo takes it back.', { OK: () => {} })
  }

  close() {
    clearTimeout(this.timer)
    clearTimeout(this.retry)
    this.isClosed = true
    this.drafts.release()
  }
}
