import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Tables } from '../../store/rows';
import { orderOf } from '../describe';
import { changed } from '../issue/field';
import { ROLE_NUMBERS } from '../project/projects';
import type { Command, PredictedEvent } from '../types';

function workspaceEvent(tables: Tables, data: EventData): PredictedEvent {
  return { entity: 'workspace', entity_id: tables.workspace.id, project: null, issue: null, data };
}

/** What of a workspace is changed. */
export interface WorkspaceChange {
  readonly name?: string;
  readonly timezone?: string;
}

/** Gives a workspace another name or time zone. */
export function changeWorkspace(change: WorkspaceChange): Command {
  return {
    kind: 'changeWorkspace',
    plan({ tables }) {
      const { workspace } = tables;
      const name = change.name?.trim() || undefined;
      const events: EventData[] = [];
      if (name !== undefined && name !== workspace.name) {
        events.push(changed('WorkspaceRenamed', workspace.name, name));
      }
      if (change.timezone !== undefined && change.timezone !== workspace.timezone) {
        events.push(changed('WorkspaceTimeZoneChanged', workspace.timezone, change.timezone));
      }
      if (events.length === 0) return null;
      return {
        title: t('did.changeWorkspace'),
        entity: orderOf('workspace', workspace.id),
        issue: null,
        predicted: events.map((data) => workspaceEvent(tables, data)),
        request: { method: 'PATCH', path: '', body: { ...change, ...(name && { name }) } },
        inverse: changeWorkspace({ name: workspace.name, timezone: workspace.timezone }),
      };
    },
  };
}

/** Gives a member of the workspace another role. */
export function changeMemberRole(user: Id, role: 'admin' | 'member' | 'guest'): Command {
  return {
    kind: 'changeMemberRole',
    plan({ tables }) {
      const row = tables.members.get(user);
      if (!row || row.role === role || row.role === 'owner') return null;
      return {
        title: t('did.changeRole', { name: row.display_name }),
        entity: orderOf('workspace', tables.workspace.id),
        issue: null,
        predicted: [
          workspaceEvent(tables, {
            type: 'WorkspaceMemberRoleChanged',
            user,
            from: row.role,
            to: role,
          }),
        ],
        request: { method: 'PATCH', path: `members/${user}/`, body: { role: ROLE_NUMBERS[role] } },
        inverse: row.role && changeMemberRole(user, row.role),
      };
    },
  };
}

/** Ends a membership of the workspace. */
export function removeMember(user: Id): Command {
  return {
    kind: 'removeMember',
    plan({ tables }) {
      const row = tables.members.get(user);
      if (!row?.is_active) return null;
      return {
        title: t('did.removeMember', { name: row.display_name }),
        entity: orderOf('workspace', tables.workspace.id),
        issue: null,
        predicted: [
          workspaceEvent(tables, { type: 'WorkspaceMemberRemoved', user, role: row.role }),
        ],
        request: { method: 'DELETE', path: `members/${user}/` },
        inverse: null,
      };
    },
  };
}
