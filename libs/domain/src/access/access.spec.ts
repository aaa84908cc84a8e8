import { ROLES, type Principal, type Role } from '../people/role.js';
import { ACTIONS, allowedActions, may, visibleEntity } from './access.js';

const principal = (role: Role, entityId: string | null = null): Principal => ({
  accountId: 'account',
  personId: 'person',
  role,
  entityId,
});

describe('who may do what', () => {
  it('is this table and no other', () => {
    const header = ['', ...ROLES].join(' | ');
    const rows = ACTIONS.map((action) =>
      [action, ...ROLES.map((role) => (may(principal(role, 'own'), action) ? 'x' : '-'))].join(' | '),
    );
    expect([header, ...rows].join('\n')).toBe(
      [
        ' | admin | leadership | project_manager | expert | intern | tutor | partner',
        'use_case:list | x | x | x | x | x | x | x',
        'use_case:read | x | x | x | x | x | x | x',
        'use_case:create | x | - | x | - | - | - | -',
        'use_case:edit | x | - | x | - | - | - | -',
        'use_case:move | x | - | x | - | - | - | -',
        'use_case:history | x | x | x | x | x | x | -',
        'study:list | x | x | x | x | x | x | x',
        'study:read | x | x | x | x | x | x | x',
        'study:write | x | - | x | - | - | - | x',
        'study:screen | x | - | x | - | - | - | -',
        'study:decide | x | x | x | - | - | - | -',
        'scoring:read | x | x | x | x | x | x | -',
        'scoring:write | x | - | x | x | - | - | -',
        'scoring:grid | x | - | - | - | - | - | -',
        'gate:read | x | x | x | x | x | x | x',
        'gate:request | x | - | x | - | - | - | -',
        'gate:review | x | x | x | x | - | x | x',
        'gate:decide | x | x | x | - | - | - | -',
        'gate:criteria | x | - | - | - | - | - | -',
        'plan:read | x | x | x | x | x | x | x',
        'plan:edit | x | - | x | - | - | - | -',
        'register:read | x | x | x | x | x | x | -',
        'register:edit | x | - | x | x | - | - | -',
        'squad:read | x | x | x | x | x | x | -',
        'squad:edit | x | - | x | - | - | - | -',
        'agreement:read | x | x | x | x | x | x | x',
        'agreement:edit | x | - | x | - | - | - | -',
        'agreement:review | x | x | x | - | - | - | x',
        'meeting:read | x | x | x | x | x | x | x',
        'meeting:edit | x | - | x | - | - | - | -',
        'meeting:attend | x | - | x | x | x | - | -',
        'meeting:document | x | x | x | x | - | - | -',
        'minutes:read | x | x | x | x | x | x | x',
        'minutes:live | x | x | x | x | x | x | -',
        'minutes:write | x | - | x | x | x | - | -',
        'minutes:review | x | - | x | - | - | - | -',
        'minutes:distribute | x | - | x | - | - | - | -',
        'notification:own | x | x | x | x | x | x | x',
        'view:own | x | x | x | x | x | x | x',
        'view:share | x | x | x | x | x | x | -',
        'week:read | x | x | x | x | x | x | x',
        'reference:read | x | x | x | x | x | x | x',
        'reference:edit | x | - | x | - | - | - | -',
        'import:run | x | - | x | - | - | - | -',
        'report:read | x | x | x | x | - | x | -',
        'report:generate | x | x | x | - | - | - | -',
        'report:close | x | x | x | - | - | - | -',
        'report:reopen | x | x | - | - | - | - | -',
        'deliverable:read | x | x | x | x | x | x | -',
        'deliverable:write | x | x | x | x | x | - | -',
        'deliverable:review | x | x | x | - | - | - | -',
        'deliverable:share | x | x | x | - | - | - | -',
        'template:read | x | x | x | x | x | x | -',
        'template:manage | x | - | x | - | - | - | -',
        'offer:read | x | x | x | x | x | x | -',
        'offer:manage | x | - | x | - | - | x | -',
        'application:read | x | - | x | - | - | x | -',
        'application:write | x | - | x | - | - | x | -',
        'application:erase | x | - | x | - | - | - | -',
        'internship:read | x | x | x | - | x | x | -',
        'internship:manage | x | - | x | - | - | - | -',
        'internship:follow | x | - | x | - | - | x | -',
        'internship:log | - | - | - | - | x | - | -',
        'internship:settings | x | - | - | - | - | - | -',
        'research:read | x | x | x | x | x | x | -',
        'research:write | x | - | x | x | x | x | -',
        'deployment:read | x | x | x | x | x | x | x',
        'deployment:edit | x | - | x | - | - | - | -',
        'usage:read | x | x | x | x | x | x | x',
        'usage:declare | x | - | x | x | - | - | x',
        'usage:import | x | - | x | - | - | - | -',
        'usage:keys | x | - | x | - | - | - | -',
        'usage:settings | x | - | - | - | - | - | -',
        'benefit:read | x | x | x | x | x | x | x',
        'benefit:edit | x | - | x | x | - | - | -',
        'benefit:review | x | x | x | - | - | - | -',
        'survey:read | x | x | x | x | x | x | x',
        'survey:manage | x | - | x | - | - | - | -',
        'leadership:read | x | x | x | x | - | x | -',
        'job:own | x | x | x | x | x | x | x',
        'account:manage | x | - | - | - | - | - | -',
        'audit:read | x | - | - | - | - | - | -',
        'demo:remove | x | - | - | - | - | - | -',
      ].join('\n'),
    );
  });

  it('gives everybody the actions of the role, for the screens', () => {
    for (const role of ROLES) {
      expect(allowedActions(principal(role, 'own'))).toEqual(
        ACTIONS.filter((action) => may(principal(role, 'own'), action)),
      );
    }
  });
});

describe('a partner', () => {
  it('reaches its own entity only', () => {
    for (const action of ACTIONS) {
      const allowed = may(principal('partner', 'own'), action);
      expect(may(principal('partner', 'own'), action, { entityId: 'own' })).toBe(allowed);
      for (const entityId of ['other', null]) {
        expect(may(principal('partner', 'own'), action, { entityId })).toBe(false);
      }
      for (const entityId of ['own', null]) {
        expect(may(principal('partner', null), action, { entityId })).toBe(false);
      }
    }
  });

  it('sees its own entity, and nothing at all without one', () => {
    expect(visibleEntity(principal('partner', 'own'))).toBe('own');
    expect(visibleEntity(principal('partner'))).toBe('00000000-0000-0000-0000-000000000000');
  });
});

describe('everybody else', () => {
  const lab = ROLES.filter((role) => role !== 'partner');
  it.each(lab)('%s is not bound to an entity', (role) => {
    expect(visibleEntity(principal(role))).toBeNull();
    for (const action of ACTIONS) {
      const allowed = may(principal(role), action);
      for (const entityId of ['any', null]) expect(may(principal(role), action, { entityId })).toBe(allowed);
    }
  });
});
