import type { Draft } from './draft';
import type { Reducers } from './occurred';

/** The events of users: they are in the log of the instance, which no workspace's feed shows. */
export const user: Reducers<Draft> = {
  UserRegistered: null,
  UserDeactivationBegun: null,
  UserDeactivationCalledOff: null,
  UserDeactivated: null,
  UserReactivated: null,
};
