import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { PersonId } from '../domain/ids.ts';
import { Person, Post, Unit } from '../domain/person.ts';
import { BusinessLine, Policy } from '../domain/visit/policy.ts';
import { endpoint } from './endpoint.ts';

/** Who is asking, and what they may do. */
export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({
    me: Person,
    organisation: z.string(),
    lines: z.array(BusinessLine),
    serverAt: Instant,
    keyFingerprint: z.string(),
    demo: z.boolean(),
  }),
});

/** Whether anybody can sign in yet, and what the page before the sign-in needs. */
export const readDoor = endpoint({
  method: 'GET',
  path: '/door',
  who: 'anyone',
  ask: z.object({}),
  reply: z.object({
    organisation: z.string(),
    /** The demo's logins, told on the page itself; empty in a real company. */
    logins: z.array(
      z.object({ employeeNo: z.string(), password: z.string(), name: z.string(), role: z.string(), line: z.nullable(z.string()) }),
    ),
    filling: z.nullable(z.object({ done: z.int(), of: z.int() })),
    /** The first person of an empty company makes themselves the admin, once, with the code printed at start. */
    needsFirstAdmin: z.boolean(),
  }),
});

const password = z.string().check(z.minLength(8), z.maxLength(128));

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  who: 'anyone',
  ask: z.object({ employeeNo: z.string().check(z.maxLength(32)), password: z.string().check(z.maxLength(128)) }),
  reply: z.object({ me: Person }),
});
export const signOut = endpoint({ method: 'POST', path: '/sign-out', who: 'signed-in', ask: z.object({}), reply: z.object({}) });
/** The one-time code made at import sets the first password, and signs in. */
export const firstPassword = endpoint({
  method: 'POST',
  path: '/first-password',
  who: 'anyone',
  ask: z.object({ employeeNo: z.string().check(z.maxLength(32)), code: z.string().check(z.maxLength(32)), password }),
  reply: z.object({ me: Person }),
});
export const firstAdmin = endpoint({
  method: 'POST',
  path: '/first-admin',
  who: 'anyone',
  ask: z.object({
    code: z.string().check(z.maxLength(64)),
    organisation: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
    employeeNo: z.string(),
    name: z.string(),
    password,
  }),
  reply: z.object({ me: Person }),
});

export const readOrg = endpoint({
  method: 'GET',
  path: '/org',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({
    units: z.array(Unit),
    posts: z.array(Post),
    people: z.array(
      z.extend(Person, { customers: z.int(), lastContactAt: z.nullable(Instant), sessions: z.int(), hasAccount: z.boolean() }),
    ),
  }),
});

export const saveUnit = endpoint({ method: 'PUT', path: '/org/unit', who: 'admin', ask: z.object({ unit: Unit }), reply: z.object({}) });
/** A new seat is given its number by the server: `number` of a seat that is not there yet is ignored. */
export const savePost = endpoint({
  method: 'PUT',
  path: '/org/post',
  who: 'admin',
  ask: z.object({ post: Post }),
  reply: z.object({ post: Post }),
});
/** Gives a one-time code where the person has no account yet; it is shown once. */
export const savePerson = endpoint({
  method: 'PUT',
  path: '/org/person',
  who: 'admin',
  ask: z.object({ person: Person }),
  reply: z.object({ code: z.nullable(z.string()) }),
});
/** A new one-time code: it ends all sessions, and the old password with them. */
export const resetPassword = endpoint({
  method: 'POST',
  path: '/org/reset-password',
  who: 'admin',
  ask: z.object({ person: PersonId }),
  reply: z.object({ code: z.string() }),
});

export const SessionCard = z.object({
  id: z.string(),
  person: PersonId,
  agent: z.string(),
  createdAt: Instant,
  seenAt: Instant,
  current: z.boolean(),
});
export const listSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  who: 'signed-in',
  ask: z.object({ person: z.optional(PersonId) }),
  reply: z.object({ sessions: z.array(SessionCard) }),
});
/** Ends one session, or with only a person all of theirs; it works within a second. */
export const endSession = endpoint({
  method: 'DELETE',
  path: '/sessions',
  who: 'signed-in',
  ask: z.object({ id: z.optional(z.string()), person: z.optional(PersonId) }),
  reply: z.object({}),
});

export const readPolicy = endpoint({
  method: 'GET',
  path: '/policy',
  who: 'signed-in',
  ask: z.object({}),
  reply: z.object({ policy: Policy, number: z.int() }),
});
export const savePolicy = endpoint({
  method: 'PUT',
  path: '/policy',
  who: 'admin',
  ask: z.object({ policy: Policy, number: z.int() }),
  reply: z.object({ number: z.int() }),
});
