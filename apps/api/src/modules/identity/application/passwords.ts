import { hash, verify, type Options } from '@node-rs/argon2';
import { PASSWORD_MIN } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';

/** OWASP ASVS 5.0 V6.2: argon2id, 46 MiB, one pass, one lane; algorithm 2 is argon2id. */
const OPTIONS: Options = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** Two at a time: each takes 46 MiB while it runs. */
const MAX_RUNNING = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), OPTIONS));
}

/** A hash that no password has: unknown accounts cost the same time as known ones. */
let nobody: Promise<string> | undefined;

/** Whether `password` is the one of `stored`; with null (no such account) it takes as long and says no. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(`${Math.random()}${Math.random()}`);
  const matches = await inTurn(async () => verify(stored ?? (await nobody) ?? '', password.normalize('NFC')));
  return stored !== null && matches;
}

/** The long ones of public lists of breached passwords; shorter ones are refused by their length. */
const BREACHED = new Set([
  '123456789012345',
  '1234567890123456',
  '123456789123456',
  '111111111111111',
  '000000000000000',
  'passwordpassword',
  'password12345678',
  'password123456789',
  'qwertyuiopasdfgh',
  'qwertyuiopasdfghjkl',
  'qwertyuiop123456',
  'azertyuiopqsdfgh',
  'azertyuiopqsdfghjklm',
  'azertyuiop123456',
  'motdepassemotdepasse',
  'iloveyouiloveyou',
  'administrateur123',
  'administrator123',
  'adminadminadmin',
  'administratoradmin',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'changemechangeme',
  'changezmoichangezmoi',
  'letmeinletmeinletmein',
  'welcome123456789',
  'bienvenue123456789',
  'abcdefghijklmno',
  'abcdefghijklmnop',
  'abcdefghijklmnopqrstuvwxyz',
  'jesuschrist12345',
  'q1w2e3r4t5y6u7i8',
  '1q2w3e4r5t6y7u8i',
  '1qaz2wsx3edc4rfv',
  '1qaz2wsx3edc4rfv5tgb',
  'zaq12wsxcde34rfv',
  'qazwsxedcrfvtgb',
  'footballfootball',
  'creditagricole123',
]);

/** @throws DomainError `invalid_value` when the password is short, breached or made of the person's own words. */
export function checkPassword(password: string, path: string, email: string): void {
  const plain = password.normalize('NFC').toLowerCase();
  let code: string | null = null;
  if (password.length < PASSWORD_MIN) code = 'too_small';
  else if (BREACHED.has(plain) || new Set(plain).size < 5) code = 'breached_password';
  else if (plain.includes(email.toLowerCase()) || plain.replace(/jalon|datalab|\d/g, '').length < 6) {
    code = 'predictable_password';
  }
  if (code)
    throw new DomainError('invalid_value', 'This password cannot be used', [
      { path, code, params: { min: PASSWORD_MIN } },
    ]);
}
