import '../../i18n/late/places';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Module, ModuleLink } from '../../store/rows';
import { orderOf, placeEvent } from '../describe';
import { changed } from '../issue/field';
import type { LinkText } from '../issue/links';
import type { Command, CommandRequest } from '../types';

/** A command about the links of a module. */
function ofLinks(
  kind: string,
  module: Id,
  how: (
    row: Module,
    newId: () => Id,
  ) => {
    readonly events: readonly EventData[];
    readonly request: CommandRequest;
    readonly inverse: Command;
    readonly makes?: Id;
  },
): Command {
  return {
    kind,
    plan({ tables, newId }) {
      const row = tables.modules.get(module);
      if (!row) return null;
      const { events, ...planned } = how(row, newId);
      if (events.length === 0) return null;
      return {
        ...planned,
        title: t('did.changeModule', { name: row.name }),
        entity: orderOf('modules', row.project),
        issue: null,
        predicted: events.map((data) => placeEvent('module', row, data)),
      };
    },
  };
}

function path({ id, project }: Module): string {
  return `projects/${project}/modules/${id}/links/`;
}

/** Adds the address of a page to a module; the handle has the link's id at once. */
export function addModuleLink(module: Id, { url, title }: LinkText): Command {
  return ofLinks('addModuleLink', module, (row, newId) => {
    const id = newId();
    return {
      events: [{ type: 'ModuleLinkAdded', id, url, ...(title && { title }) }],
      request: { method: 'POST', path: path(row), body: { url, ...(title && { title }) } },
      inverse: removeModuleLink(module, { id, url, title }),
      makes: id,
    };
  });
}

/** Changes where a link of a module leads and what it is called. */
export function changeModuleLink(module: Id, link: ModuleLink, to: LinkText): Command {
  return ofLinks('changeModuleLink', module, (row) => {
    const events: EventData[] = [];
    const note = (type: string, from: string | null, after: string | null) => {
      if (from !== after) events.push({ ...changed(type, from, after), link: link.id });
    };
    note('ModuleLinkUrlChanged', link.url, to.url);
    note('ModuleLinkTitleChanged', link.title || null, to.title || null);
    return {
      events,
      request: {
        method: 'PATCH',
        path: `${path(row)}${link.id}/`,
        body: { url: to.url, title: to.title || null },
      },
      inverse: changeModuleLink(module, { id: link.id, ...to }, link),
    };
  });
}

/** Takes a link off a module. */
export function removeModuleLink(module: Id, link: ModuleLink): Command {
  return ofLinks('removeModuleLink', module, (row) => ({
    events: row.links.some(({ id }) => id === link.id)
      ? [{ type: 'ModuleLinkRemoved', link: link.id, url: link.url }]
      : [],
    request: { method: 'DELETE', path: `${path(row)}${link.id}/` },
    inverse: addModuleLink(module, link),
  }));
}
