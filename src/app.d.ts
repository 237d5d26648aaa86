import type * as v from 'valibot';
import type { App as OpenApp } from '#core/app.ts';
import type { Command } from '#core/command.ts';
import type { Actor, Scope } from '#core/context.ts';
import type { CouncilCard, CouncilTx } from '#core/db.ts';
import type { Session } from '#core/identity/session.ts';
import type { Lang } from '#core/words.ts';

declare global {
  namespace App {
    interface Locals {
      app: OpenApp;
      lang: Lang;
      contrast: 'normal' | 'high';
      size: '100' | '125' | '150';
      /** The instant of this request. */
      now: Date;
      today: string;
      /** The council of the address, where it names one. */
      council: CouncilCard | null;
      session: Session | null;
      /** The signed-in person. Throws 404 on pages without one; such pages do not reach it (`src/access.ts`). */
      actor: Actor;
      /** A read-only transaction of the council; the five errors become their HTTP answers. */
      read<T>(work: (tx: CouncilTx) => Promise<T>): Promise<T>;
      /** Runs a command in the council as the signed-in person. */
      run<Schema extends v.GenericSchema, R>(command: Command<Schema, R>, raw: unknown, requestId?: string): Promise<R>;
      scope(): Scope;
      say(key: string, params?: Record<string, string | number>): string;
    }
    interface Error {
      message: string;
      id?: string;
    }
  }
}
export {};
