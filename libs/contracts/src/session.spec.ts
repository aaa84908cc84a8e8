import {
  changePassword,
  createAccount,
  PASSWORD_MIN,
  preferencesPatch,
  signIn,
  updateAccount,
} from './session.js';

const account = {
  name: 'Zoé Martin',
  email: 'zoe@example.test',
  role: 'expert',
  entityId: null,
  password: 'cheval agrafe pile correct',
};

describe('accounts', () => {
  it('takes an account', () => {
    expect(createAccount.parse(account)).toEqual(account);
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['email', 'zoe'],
    ['email', `${'x'.repeat(250)}@example.test`],
    ['role', 'root'],
    ['entityId', 'lab'],
    ['password', 'x'.repeat(PASSWORD_MIN - 1)],
    ['password', 'x'.repeat(1025)],
    ['disabled', false],
  ])('refuses %s as %j', (field, value) => {
    expect(createAccount.safeParse({ ...account, [field]: value }).success).toBe(false);
  });

  it('asks for the version it changes', () => {
    expect(updateAccount.safeParse({ version: 2, disabled: true }).success).toBe(true);
    expect(updateAccount.safeParse({ disabled: true }).success).toBe(false);
    expect(updateAccount.safeParse({ version: 2, email: 'other@example.test' }).success).toBe(false);
  });
});

describe('signing in', () => {
  it('does not judge the password it is given, only its size', () => {
    expect(signIn.parse({ email: ' Zoe@Example.test ', password: 'x' })).toEqual({
      email: 'Zoe@Example.test',
      password: 'x',
    });
    expect(signIn.safeParse({ email: 'a', password: '' }).success).toBe(false);
    expect(signIn.safeParse({ email: 'a', password: 'x'.repeat(1025) }).success).toBe(false);
    expect(signIn.safeParse({ email: 'x'.repeat(255), password: 'x' }).success).toBe(false);
    expect(signIn.safeParse({ email: 'a', password: 'x', remember: true }).success).toBe(false);
    expect(signIn.safeParse({ email: { $ne: null }, password: 'x' }).success).toBe(false);
  });

  it('keeps the spaces of a passphrase', () => {
    const next = '  quinze signes au moins ';
    expect(changePassword.parse({ current: 'x', next }).next).toBe(next);
  });

  it('changes known preferences only', () => {
    expect(preferencesPatch.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
    for (const patch of [{ theme: 'pink' }, { language: 'de' }, { shortcuts: 'yes' }, { role: 'admin' }]) {
      expect(preferencesPatch.safeParse(patch).success).toBe(false);
    }
  });
});
