/**
 * Requests and answers over a message port. Whoever asks gets a promise; on the way it may be told of progress, and may call the
 * request off. Everything that crosses is plain data; errors cross as in sent-error.ts.
 */
import { receivedError, type SentError, sentError } from './sent-error';

/** One end of a message port: of a worker, or of a MessageChannel within one thread. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

type Functions<S> = { readonly [K in keyof S]: (...args: never[]) => unknown };

/** What can be asked, with what is known while it is answered. */
export interface Call<Progress> {
  /** Aborted when whoever asked called it off. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Answers to each request of a service. */
export type Handlers<S extends Functions<S>, Progress> = {
  readonly [K in keyof S]: (
    call: Call<Progress>,
    ...args: Parameters<S[K]>
  ) => Answer<Awaited<ReturnType<S[K]>>> | Promise<Answer<Awaited<ReturnType<S[K]>>>>;
};

type Answer<T> = T | HandedOver<T>;

/** An answer whose buffers are handed over instead of copied. */
export class HandedOver<T> {
  constructor(
    readonly value: T,
    readonly buffers: Transferable[],
  ) {}
}

type Request =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'call-off'; readonly id: number };

type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  /** Nobody asked for it. */
  | { readonly kind: 'event'; readonly event: unknown };

/**
 * Answers what is asked at the other end.
 *
 * @param port this end
 * @param handlers of every request; one may return a {@link HandedOver}
 * @returns tells the other end of something it has not asked for
 */
export function serve<S extends Functions<S>, Progress, Event>(
  port: Port,
  handlers: Handlers<S, Progress>,
): (event: Event) => void {
  const running = new Map<number, AbortController>();
  const post = (reply: Reply, transfer: Transferable[] = []) => port.postMessage(reply, transfer);
  const answer = async ({ id, method, args }: Extract<Request, { kind: 'ask' }>) => {
    const abort = new AbortController();
    running.set(id, abort);
    const call: Call<Progress> = {
      signal: abort.signal,
      onProgress: (progress) => post({ kind: 'progress', id, progress }),
    };
    try {
      const handler = handlers[method as keyof S] as (call: Call<Progress>, ...args: readonly unknown[]) => unknown;
      const value = await handler(call, ...args);
      if (value instanceof HandedOver) post({ kind: 'answer', id, value: value.value }, value.buffers);
      else post({ kind: 'answer', id, value });
    } catch (error) {
      post({ kind: 'refusal', id, error: sentError(error) });
    } finally {
      running.delete(id);
    }
  };
  port.onmessage = ({ data }) => {
    const request = data as Request;
    if (request.kind === 'ask') void answer(request);
    else running.get(request.id)?.abort();
  };
  return (event) => post({ kind: 'event', event });
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly end: () => void;
}

/** The end that asks. */
export class Caller<S extends Functions<S>, Progress, Event> {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closed: Error | undefined;

  /** @param onEvent called with what the other end tells unasked */
  constructor(
    private readonly port: Port,
    onEvent: (event: Event) => void,
  ) {
    port.onmessage = ({ data }) => {
      const reply = data as Reply;
      if (reply.kind === 'event') onEvent(reply.event as Event);
      else this.#received(reply);
    };
  }

  /**
   * Asks for something.
   *
   * @param options `signal`: aborted to call it off; `transfer`: buffers that are handed over instead of copied
   * @returns the answer; rejects with what was thrown at the other end, or with what this end was closed with
   */
  ask<K extends keyof S & string>(
    method: K,
    args: Parameters<S[K]>,
    options: {
      readonly signal?: AbortSignal;
      readonly onProgress?: (progress: Progress) => void;
      readonly transfer?: Transferable[];
    } = {},
  ): Promise<Awaited<ReturnType<S[K]>>> {
    const { signal, onProgress, transfer = [] } = options;
    if (this.#closed) return Promise.reject(this.#closed);
    const id = ++this.#lastId;
    const post = (request: Request, buffers: Transferable[]) => this.port.postMessage(request, buffers);
    const callOff = () => post({ kind: 'call-off', id }, []);
    return new Promise((resolve, reject) => {
      const end = () => signal?.removeEventListener('abort', callOff);
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress, end });
      post({ kind: 'ask', id, method, args }, transfer);
      if (signal?.aborted) callOff();
      signal?.addEventListener('abort', callOff);
    });
  }

  /** Everything that is asked and will be asked is refused with this: the other end is gone. */
  close(error: Error): void {
    this.#closed ??= error;
    for (const { reject, end } of this.#waiting.values()) {
      end();
      reject(this.#closed);
    }
    this.#waiting.clear();
  }

  #received(reply: Exclude<Reply, { kind: 'event' }>): void {
    const waiting = this.#waiting.get(reply.id);
    if (reply.kind === 'progress') {
      waiting?.onProgress?.(reply.progress as never);
      return;
    }
    this.#waiting.delete(reply.id);
    waiting?.end();
    if (reply.kind === 'answer') waiting?.resolve(reply.value);
    else waiting?.reject(receivedError(reply.error));
  }
}
