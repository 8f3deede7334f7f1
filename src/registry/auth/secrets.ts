import { Unmeasurable } from '../../domain/values/problem.ts'
import { askedBy, type ImageSource } from '../../measure/image-source.ts'

/** Shorter ones stand in half of all words, and are hidden from the log alone. */
const MIN_LENGTH = 4

/** Every secret of a run: told to the log's mask before it is used, and struck from our own words. */
export class Secrets {
  private readonly onSecret: (secret: string) => void
  private readonly known = new Set<string>()

  constructor(onSecret: (secret: string) => void) {
    this.onSecret = onSecret
  }

  add(secret: string): void {
    if (secret === '' || this.known.has(secret)) return
    this.known.add(secret)
    this.onSecret(secret)
  }

  /** A server may echo what it was sent, and its words end in comments that anybody reads. */
  redact(text: string): string {
    const found = [...this.known].filter(
      (secret) => secret.length >= MIN_LENGTH && text.includes(secret),
    )
    return found
      .toSorted((a, b) => b.length - a.length)
      .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  }

  /** The same source, whose errors hold no secret. */
  keepFrom(source: ImageSource): ImageSource {
    return askedBy((_, question) =>
      question(source).catch((error: unknown) => {
        throw this.redactError(error)
      }),
    )
  }

  private redactError(error: unknown): unknown {
    if (!(error instanceof Unmeasurable)) return error
    const [reason, cure] = [this.redact(error.message), this.redact(error.cure)]
    // The causes of such an error tell the same, and are left out.
    const isClean = reason === error.message && cure === error.cure
    return isClean ? error : new Unmeasurable(reason, cure)
  }
}
