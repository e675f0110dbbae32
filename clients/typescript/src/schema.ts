// Made from docs/openapi.json by `npm run generate`.

export interface paths {
    "/api/v1/auth/link/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session of the user whom the operator has made a link for. A link works once, for 15 minutes, until the user
         *     has another password.
         */
        post: operations["sign_in_with_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session of the person with this address and password; browsers keep it in a cookie.
         * @description Who shows the device token of an earlier answer (header `Tidemark-Device`, or the cookie) is not held back by what
         *     others try.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session that the request came with; ending it twice is the same. */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-up/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a person and signs them in; with the token of an invitation of their address also where sign-up is closed,
         *     and the invitation is accepted.
         * @description With an `Idempotency-Key` a repetition is known by address and password, and answers with the same user and
         *     another session: no trace of either is kept in the log.
         */
        post: operations["sign_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instance/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether the instance was set up and whether everyone may sign up; needs no credential. */
        get: operations["get_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instance/setup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the first user, signs them in, and makes a workspace that belongs to them. Open until there is a person, also
         *     where sign-up is closed, and never again.
         * @description With an `Idempotency-Key` a repetition is known by address and password, and answers with the same user and workspace
         *     and another session; another body under the key is 422.
         */
        post: operations["set_up_instance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells to which workspace and role an invitation is that can be accepted now, and whether its address has an account;
         *     not which address. Needs no credential.
         */
        get: operations["get_open_invitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/accept/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts an invitation of the caller's address: they become a member of the workspace and of the projects that it still
         *     leads to. Whoever answers for the invitation has to have the right to invite at that moment.
         */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/decline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declines an invitation of the caller's address. */
        post: operations["decline_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the caller's own profile; any key will do. */
        get: operations["get_current_user"];
        put?: never;
        post?: never;
        /**
         * Shuts the caller out, at their own wish: they leave their workspaces, keys and sessions end, everything they made
         *     for others stays, and what belongs to them alone is erased.
         * @description The doors are closed before the deactivation is in the log, and stay so for a minute, so that dying in between
         *     leaves nothing working; and again after it, in case that took longer.
         */
        delete: operations["delete_current_user"];
        options?: never;
        head?: never;
        /** Changes the caller's own names, picture and zone. They are not in the log, so they wait for nothing. */
        patch: operations["update_current_user"];
        trace?: never;
    };
    "/api/v1/users/me/api-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's keys, newest first, those that do not work any more included. */
        get: operations["list_api_keys"];
        put?: never;
        /**
         * Makes a key of the caller's. Its token is shown in this answer and never again: a repetition under the same
         *     Idempotency-Key is 409 with the key's id.
         */
        post: operations["create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/api-keys/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the caller's keys within a second; ending it twice is the same. */
        delete: operations["delete_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the caller's password and ends their other sessions; keys stay.
         * @description Sent again after it was done, it is done already: the new password is the present one.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/preferences/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the caller's preferences, with the defaults of what they have not chosen. */
        get: operations["get_preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the caller's preferences: those keys that are sent. A key that is not known is refused. */
        patch: operations["update_preferences"];
        trace?: never;
    };
    "/api/v1/users/me/sessions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's sessions that work, newest first: at most a hundred. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/sessions/{session}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the caller's sessions within a second. */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the workspaces whose active member the caller is, newest first.
         * @description They have a log each; the position that the answer names is the instance's.
         */
        get: operations["list_workspaces"];
        put?: never;
        /** Creates a workspace that belongs to the caller; its slug is unique while it lives. */
        post: operations["create_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes a workspace with everything in it; its log stays, its slug is free again. Whom its
         *     invitations were for is forgotten, and what people had there for themselves is erased.
         */
        delete: operations["delete_workspace"];
        options?: never;
        head?: never;
        /** Changes a workspace's name and time zone; its slug is fixed. */
        patch: operations["update_workspace"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/archived-pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the archived pages of the workspace that the caller may see. */
        get: operations["list_archived_workspace_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the collections that the caller may see by their places, all of them. */
        get: operations["list_collections"];
        put?: never;
        /** Makes a collection of pages of the workspace; the caller owns it, and is its first member. */
        post: operations["create_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a collection; one that the caller may not see is not there for them. */
        get: operations["get_collection"];
        put?: never;
        post?: never;
        /**
         * Deletes a collection: its owner may, and those admins of the workspace who see it. The pages in it that the caller may
         *     archive are archived; the others are in no collection then.
         */
        delete: operations["delete_collection"];
        options?: never;
        head?: never;
        /** Changes a collection: each key that was sent is a fact of its own, all of them or none. Who sees it does not change. */
        patch: operations["update_collection"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a collection, its owner first, all of them; a public one has its owner alone. */
        get: operations["list_collection_members"];
        put?: never;
        /** Makes a member of the workspace a member of a private collection. */
        post: operations["add_collection_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/members/{collection_member}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a membership of a collection; members may end their own. */
        delete: operations["remove_collection_member"];
        options?: never;
        head?: never;
        /** Lets a member of a collection do other things. */
        patch: operations["update_collection_member"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/pages-search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists by their names the pages that can be put into a collection: those of the workspace that the caller sees and that are
         *     in none, below no other page, and neither archived nor locked.
         */
        get: operations["search_collection_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the pages in a collection that the caller may see and that are not archived, by their places; with parent_id those
         *     directly below one of them.
         */
        get: operations["list_collection_pages"];
        put?: never;
        /**
         * Puts pages of the workspace that are below no other into a collection, out of those that they are in; answers with those
         *     that were sent.
         */
        post: operations["add_collection_pages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/collections/{collection}/pages/{page}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a page out of a collection, and leaves it as it is; the version that If-Match names is the page's. */
        delete: operations["remove_collection_page"];
        options?: never;
        head?: never;
        /** Moves a page to another place, or into another collection; the version that If-Match names is the page's. */
        patch: operations["update_collection_page"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/commands/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries out several commands in one request. Each is what it would be as a request of its own, under its own key; one
         *     that is refused keeps none of the others from being carried out.
         * @description Commands are carried out in their order where one names what another changes, and a few at a time where not.
         */
        post: operations["carry_out_commands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a workspace's log: all of it with the right to that, else what the caller may read. Each page says which
         *     positions it covers, so that a reader knows that nothing is missing between two pages. With Accept: text/event-stream
         *     events are streamed as they happen, without after from now on; messages are events, heartbeat, access and end.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/events/{position}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads the event at a position of a workspace's log, if the caller may: what they may not read is not there for them.
         *     The workspace's id will do for its slug.
         */
        get: operations["get_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a workspace's switches. */
        get: operations["get_workspace_features"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switches features of a workspace on and off; nothing of Tidemark's depends on them yet. */
        patch: operations["update_workspace_features"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/invitations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the invitations to a workspace, newest first, answered and expired ones included. */
        get: operations["list_invitations"];
        put?: never;
        /**
         * Invites somebody by their address. The answer shows the link, and nothing does again: a repetition under the same
         *     Idempotency-Key is 409 with the invitation's id. No mail is sent.
         */
        post: operations["create_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/invitations/{invitation}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an invitation to a workspace. */
        get: operations["get_invitation"];
        put?: never;
        post?: never;
        /** Revokes an invitation that was not answered; its link ends, and its address is forgotten. */
        delete: operations["delete_invitation"];
        options?: never;
        head?: never;
        /** Invites to another role; whoever changes it answers for the invitation from then on. */
        patch: operations["update_invitation"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/invitations/{invitation}/resend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes another link of an invitation, which lasts as long as that of a new one; the old one ends. Whoever makes it
         *     answers for the invitation from then on.
         */
        post: operations["resend_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/members-lite/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a workspace in pages. */
        get: operations["list_workspace_members_lite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a workspace, newest first, deactivated ones included; guests may not ask. */
        get: operations["list_workspace_members"];
        put?: never;
        /**
         * Makes a user who shares a workspace with the caller a member; one who was put out before comes back. All others,
         *     those who left by their own wish among them, are answered as if they were not there.
         */
        post: operations["add_workspace_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/members/{member}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Puts a member out of the workspace and so out of all its projects. */
        delete: operations["remove_workspace_member"];
        options?: never;
        head?: never;
        /** Gives a member of the workspace another role: role by number, or role_slug by name. */
        patch: operations["update_workspace_member"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/members/{member}/log-access/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a member read the whole log of the workspace: what happened in every project, and what was deleted since. Owners
         *     may, also for themselves, and the log says so.
         */
        post: operations["grant_log_access"];
        /** Takes the right to read the whole log from a member. */
        delete: operations["revoke_log_access"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/members/leave/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves the workspace; its last owner cannot. */
        post: operations["leave_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the pages of the workspace that the caller may see and that are not archived, by their places.
         * @description Texts are left out where `fields` names neither `description_html` nor `description_stripped`.
         */
        get: operations["list_workspace_pages"];
        put?: never;
        /**
         * Adds a page to the workspace itself, behind the others below the same one unless sort_order says where; the caller
         *     owns it.
         */
        post: operations["create_workspace_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a page of the workspace, archived or not; one that the caller may not see is not there for them. */
        get: operations["get_workspace_page"];
        /** Changes a page of the workspace as PATCH does: what is not sent stays as it is. */
        put: operations["put_workspace_page"];
        post?: never;
        /** Deletes a page of the workspace: its owner may, and the admins of the workspace. The pages below it come to the top. */
        delete: operations["delete_workspace_page"];
        options?: never;
        head?: never;
        /**
         * Changes a page of the workspace: each key that was sent is a fact of its own, all of them or none.
         * @description Only its owner and admins of the workspace change who reads it, archive it and unlock it; a locked page does not change.
         */
        patch: operations["update_workspace_page"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a page of the workspace with the pages below it: its owner may, and the admins of the workspace. */
        post: operations["archive_workspace_page"];
        /** Takes a page of the workspace out of the archive, with the pages below it; to the top, if the page above it stays there. */
        delete: operations["unarchive_workspace_page"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/lock/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Locks a page of the workspace: nobody changes it until it is unlocked. */
        post: operations["lock_workspace_page"];
        /** Unlocks a page of the workspace: its owner may, and the admins of the workspace. */
        delete: operations["unlock_workspace_page"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/versions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the saved versions of a page of the workspace, newest first, without their texts: each change of its name or text
         *     is one.
         */
        get: operations["list_workspace_page_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/versions/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a version of a page of the workspace with the name and the text as of then: the last that was saved up to that
         *     number.
         */
        get: operations["get_workspace_page_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/pages/{page}/versions/{version}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a page of the workspace the name and the text that it had at a version, as a change like any other. */
        post: operations["restore_workspace_page_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/project-role-distribution/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the memberships of the projects that are not archived, by role. */
        get: operations["get_project_role_distribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects-lite/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the projects of a workspace in brief. */
        get: operations["list_projects_lite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the projects of a workspace, archived ones included, in the order of the caller's own list. */
        get: operations["list_projects"];
        put?: never;
        /** Creates a project with six states; the creator and the lead become its admins. */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a project; every member of its workspace may. */
        get: operations["get_project"];
        put?: never;
        post?: never;
        /** Deletes a project with everything in it; its name and identifier are free again. */
        delete: operations["delete_project"];
        options?: never;
        head?: never;
        /** Changes a project: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_project"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a project away: it can be read, restored and deleted, and nothing in it changes. */
        post: operations["archive_project"];
        /** Takes an archived project out again. */
        delete: operations["unarchive_project"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-cycles/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a project's archived cycles, newest first, each with how many work items are in it. */
        get: operations["list_archived_cycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-cycles/{cycle}/unarchive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Brings an archived cycle back. */
        delete: operations["unarchive_cycle"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-modules/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the archived modules of a project, newest first. */
        get: operations["list_archived_modules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-modules/{module}/unarchive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a module out of the archive. */
        delete: operations["unarchive_module"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the archived pages of a project that the caller may see. */
        get: operations["list_archived_project_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/archived-work-items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a project's archived work items. */
        get: operations["list_archived_work_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles-lite/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the cycles of a project that are not archived, without how much is in them. */
        get: operations["list_cycles_lite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the cycles of a project that are not archived, newest first, each with how many work items are in it.
         * @description With `status=current` the answer is a bare array.
         */
        get: operations["list_cycles"];
        put?: never;
        /** Creates a cycle where cycles are switched on, with both dates or none. */
        post: operations["create_cycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a cycle that is not archived, with how many work items are in it. */
        get: operations["get_cycle"];
        put?: never;
        post?: never;
        /** Deletes a cycle; its work items are in none then. Its owner may, and the admins of its project. */
        delete: operations["delete_cycle"];
        options?: never;
        head?: never;
        /**
         * Changes a cycle: each key that was sent is a fact of its own, all of them or none. Of a cycle that has ended only
         *     sort_order changes.
         */
        patch: operations["update_cycle"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a cycle that has ended. */
        post: operations["archive_cycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/burn-down/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how work in a cycle went, day by day in the cycle's time zone, computed from the log: what was in it at the end of
         *     each day, what of that was completed or cancelled, and what came and went on it. Days in the future are left out; archived
         *     cycles are told of too. What is archived or deleted later changes no earlier day.
         */
        get: operations["get_cycle_burn_down"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the work items in a cycle that are neither archived nor in triage, oldest first; none of a cycle that is not known. */
        get: operations["list_cycle_work_items"];
        put?: never;
        /**
         * Puts work items of the project into a cycle that has not ended, out of the cycles that they are in; answers with those
         *     that were sent.
         */
        post: operations["add_cycle_work_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/{issue}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads that a work item is in a cycle, and since when. */
        get: operations["get_cycle_work_item"];
        put?: never;
        post?: never;
        /** Takes a work item out of a cycle; the version that If-Match names is the work item's. */
        delete: operations["remove_cycle_work_item"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/transfer-issues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the open work items of a cycle that has ended into another one, and notes how far the cycle was. */
        post: operations["transfer_cycle_work_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/estimates/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the estimate of a project, whether the project uses it or not. */
        get: operations["get_estimate"];
        put?: never;
        /** Makes the estimate of a project, which has one at most; the project uses it once its estimate says so. */
        post: operations["create_estimate"];
        /** Deletes the estimate of a project with its points; the project and its work items lose them. */
        delete: operations["delete_estimate"];
        options?: never;
        head?: never;
        /** Changes the estimate of a project: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_estimate"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the points of an estimate by their values, all of them. */
        get: operations["list_estimate_points"];
        put?: never;
        /** Adds points to an estimate, all of them or none. */
        post: operations["create_estimate_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/{point}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a point from its estimate; work items lose it. */
        delete: operations["delete_estimate_point"];
        options?: never;
        head?: never;
        /**
         * Changes a point, and with it all work items that have it: each key that was sent is a fact of its own, all of them or
         *     none.
         */
        patch: operations["update_estimate_point"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/features/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a project's switches; every member of its workspace may, as they may read the project. */
        get: operations["get_project_features"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switches features of a project on and off. */
        patch: operations["update_project_features"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the work items in the intake of a project, newest first; none if the project has its intake switched off. */
        get: operations["list_intake_issues"];
        put?: never;
        /** Submits a work item to the intake of a project, where it waits until an admin of the project accepts it. */
        post: operations["create_intake_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a work item in the intake of a project, whether that is switched on or not. */
        get: operations["get_intake_issue"];
        put?: never;
        post?: never;
        /** Takes a work item out of the intake. One that was not accepted is deleted; one that was stays a work item. */
        delete: operations["delete_intake_issue"];
        options?: never;
        head?: never;
        /**
         * Changes a work item in the intake, and decides what becomes of it: each key that was sent is a fact of its own, all of
         *     them or none.
         */
        patch: operations["update_intake_issue"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Decides what becomes of a work item in the intake. Anything can be decided after anything, until it is accepted. */
        patch: operations["update_intake_issue_status"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a work item. */
        post: operations["create_work_item_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a work item with all work items below it, and with what hangs on them. */
        delete: operations["delete_work_item_under_issues"];
        options?: never;
        head?: never;
        /** Changes a work item: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_work_item_under_issues"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a work item whose state is completed or cancelled. */
        post: operations["archive_work_item_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Comments on a work item; guests of the project may, too. */
        post: operations["create_work_item_comment_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/{comment}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a comment with its answers: its author may, and the admins of its project. */
        delete: operations["delete_work_item_comment_under_issues"];
        options?: never;
        head?: never;
        /** Changes a comment: its author may, and the admins of its project. */
        patch: operations["update_work_item_comment_under_issues"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/{comment}/reactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reacts to a comment; everybody has one reaction of each kind, and 20 at most. */
        post: operations["create_comment_reaction_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/comments/{comment}/reactions/{reaction}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a reaction of the caller to a comment back. */
        delete: operations["delete_comment_reaction_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/dependencies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a work item depend on others, or others on it; they may be in other projects that the caller may read. */
        post: operations["create_work_item_dependencies_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/dependencies/{other}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the dependency of a work item and another one, in both directions. */
        delete: operations["delete_work_item_dependency_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/links/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a link to a work item. */
        post: operations["create_work_item_link_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/links/{link}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a link from its work item. */
        delete: operations["delete_work_item_link_under_issues"];
        options?: never;
        head?: never;
        /** Changes a link; its address is checked like a new one's. */
        patch: operations["update_work_item_link_under_issues"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/move/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a work item to another project of the workspace, with all work items below it and with what hangs on them. It gets
         *     another number there, and is still found by the key that it had.
         */
        post: operations["move_work_item_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links a work item with a page of its project or of the workspace. Whoever may not see the page does not see the link. */
        post: operations["create_work_item_page_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/pages/{work_item_page}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the link between a work item and a page. */
        delete: operations["delete_work_item_page_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/reactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reacts to a work item; everybody has one reaction of each kind, and 20 at most. */
        post: operations["create_work_item_reaction_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/reactions/{reaction}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a reaction of the caller to a work item back. */
        delete: operations["delete_work_item_reaction_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/relations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Relates a work item to others, which may be in other projects that the caller may read. */
        post: operations["create_work_item_relations_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/relations/remove/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the relation of a work item and another one, whatever it is. */
        post: operations["remove_work_item_relation_under_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/subscribe/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Subscribes the caller to a work item. */
        post: operations["subscribe_to_work_item_under_issues"];
        /** Unsubscribes the caller from a work item, until they are assigned to it or mentioned anew. */
        delete: operations["unsubscribe_from_work_item_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/unarchive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a work item out of the archive. */
        delete: operations["unarchive_work_item_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/votes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Votes for or against a work item; everybody has one vote. */
        post: operations["create_work_item_vote_under_issues"];
        /** Takes the caller's vote back, if there is one. */
        delete: operations["delete_work_item_vote_under_issues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/labels/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the labels of a project, newest first.
         * @description Whoever is in no project of the workspace is refused; who is only in others sees none.
         */
        get: operations["list_labels"];
        put?: never;
        /** Adds a label, behind the others unless sort_order says where. */
        post: operations["create_label"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a label, always whole. */
        get: operations["get_label"];
        put?: never;
        post?: never;
        /** Deletes a label and all below it; work items lose them. */
        delete: operations["delete_label"];
        options?: never;
        head?: never;
        /** Changes a label: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_label"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a project, newest users first, those who have gone included, as inactive; only its members may ask. */
        get: operations["list_project_members"];
        put?: never;
        /** Makes a member of the workspace a member of the project; one who went before comes back to the same place. */
        post: operations["add_project_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a member by the id of the membership or of the user. */
        get: operations["get_project_member"];
        put?: never;
        post?: never;
        /** Ends a membership of a project; the place is kept for the member's return. */
        delete: operations["remove_project_member"];
        options?: never;
        head?: never;
        /** Gives a member of a project another role. */
        patch: operations["update_project_member"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules-lite/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the modules of a project that are not archived, without counting anything. */
        get: operations["list_modules_lite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the modules of a project that are not archived, newest first. */
        get: operations["list_modules"];
        put?: never;
        /** Adds a module, before the others unless sort_order says where. */
        post: operations["create_module"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a module that is not archived. */
        get: operations["get_module"];
        put?: never;
        post?: never;
        /** Deletes a module, archived or not: its creator may, and the admins of its project. Its work items stay. */
        delete: operations["delete_module"];
        options?: never;
        head?: never;
        /** Changes a module that is not archived: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_module"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a module that is completed or cancelled. */
        post: operations["archive_module"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/burn-down/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how work in a module went, day by day in the project's time zone, computed from the log: what was in it at the end
         *     of each day, what of that was completed or cancelled, and what came and went on it. The first day is the start date, or
         *     that of the first work item, the last one the target date, or today. Days in the future are left out; archived modules
         *     are told of too. What is archived or deleted later changes no earlier day.
         */
        get: operations["get_module_burn_down"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the links of a module, newest first; none of one that is not known. */
        get: operations["list_module_links"];
        put?: never;
        /** Adds a link to a module. */
        post: operations["create_module_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/{link}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a link of a module. */
        get: operations["get_module_link"];
        put?: never;
        post?: never;
        /** Removes a link from its module. */
        delete: operations["delete_module_link"];
        options?: never;
        head?: never;
        /** Changes a link of a module; its address is checked like a new one's. */
        patch: operations["update_module_link"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the work items in a module that are neither archived nor in triage, oldest first; none of one that is not known. */
        get: operations["list_work_items_of_module"];
        put?: never;
        /**
         * Adds work items to a module, all in one append; those that are not in the project are left out. The answer shows the
         *     work items that were sent.
         */
        post: operations["add_work_items_to_module"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/module-issues/{issue}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads since when a work item is in a module. */
        get: operations["get_work_item_of_module"];
        put?: never;
        post?: never;
        /** Removes a work item from a module. */
        delete: operations["remove_work_item_from_module"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the pages of a project that the caller may see and that are not archived, by their places.
         * @description Texts are left out where `fields` names neither `description_html` nor `description_stripped`.
         */
        get: operations["list_project_pages"];
        put?: never;
        /** Adds a page to a project, behind the others below the same one unless sort_order says where; the caller owns it. */
        post: operations["create_project_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a page of a project, archived or not; one that the caller may not see is not there for them. */
        get: operations["get_project_page"];
        /** Changes a page of a project as PATCH does: what is not sent stays as it is. */
        put: operations["put_project_page"];
        post?: never;
        /** Deletes a page of a project: its owner may, and the admins of the project. The pages below it come to the top. */
        delete: operations["delete_project_page"];
        options?: never;
        head?: never;
        /**
         * Changes a page of a project: each key that was sent is a fact of its own, all of them or none.
         * @description Only its owner and admins of the project change who reads it, archive it and unlock it; a locked page does not change.
         */
        patch: operations["update_project_page"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a page of a project with the pages below it: its owner may, and the admins of the project. */
        post: operations["archive_project_page"];
        /** Takes a page of a project out of the archive, with the pages below it; to the top, if the page above it stays there. */
        delete: operations["unarchive_project_page"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/lock/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Locks a page of a project: nobody changes it until it is unlocked. */
        post: operations["lock_project_page"];
        /** Unlocks a page of a project: its owner may, and the admins of the project. */
        delete: operations["unlock_project_page"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the saved versions of a page of a project, newest first, without their texts: each change of its name or text is
         *     one.
         */
        get: operations["list_project_page_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/{version}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a version of a page of a project with the name and the text as of then: the last that was saved up to that number. */
        get: operations["get_project_page_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/{version}/restore/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a page of a project the name and the text that it had at a version, as a change like any other. */
        post: operations["restore_project_page_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/project-members-lite/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a project in pages. */
        get: operations["list_project_members_lite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/project-members/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of a project, newest users first, those who have gone included, as inactive; only its members may ask. */
        get: operations["list_project_members_under_project_members"];
        put?: never;
        /** Makes a member of the workspace a member of the project; one who went before comes back to the same place. */
        post: operations["add_project_member_under_project_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/project-members/{member}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a member by the id of the membership or of the user. */
        get: operations["get_project_member_under_project_members"];
        put?: never;
        post?: never;
        /** Ends a membership of a project; the place is kept for the member's return. */
        delete: operations["remove_project_member_under_project_members"];
        options?: never;
        head?: never;
        /** Gives a member of a project another role. */
        patch: operations["update_project_member_under_project_members"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/states/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the states of a project in the order of its workflow; none of an archived one. */
        get: operations["list_states"];
        put?: never;
        /** Adds a state, at the end of the workflow unless sequence says where; the contract answers 200, not 201. */
        post: operations["create_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a state of a project that is not archived. */
        get: operations["get_state"];
        put?: never;
        post?: never;
        /** Deletes a state that is neither the default one nor any issue's. */
        delete: operations["delete_state"];
        options?: never;
        head?: never;
        /** Changes a state: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_state"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts what is in a project; members and admins of the workspace may ask, also from outside of the project. */
        get: operations["get_project_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists a project's work items that are neither archived nor in triage.
         * @description With both `external_id` and `external_source` the answer is that one work item, archived ones included.
         */
        get: operations["list_work_items"];
        put?: never;
        /** Creates a work item. */
        post: operations["create_work_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a work item that is neither archived nor in triage, of a project that is not archived. */
        get: operations["get_work_item"];
        put?: never;
        post?: never;
        /** Deletes a work item with all work items below it, and with what hangs on them. */
        delete: operations["delete_work_item"];
        options?: never;
        head?: never;
        /** Changes a work item: each key that was sent is a fact of its own, all of them or none. */
        patch: operations["update_work_item"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what happened to a work item, in the order of the log; nothing for one that is not known.
         * @description With `include_comments=true` its comments are among it: made, changed and deleted.
         */
        get: operations["list_work_item_activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/{activity}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one line of the feed; its id is that of the event. */
        get: operations["get_work_item_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/archive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archives a work item whose state is completed or cancelled. */
        post: operations["archive_work_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the comments of a work item, newest first; none of one that is not known. */
        get: operations["list_work_item_comments"];
        put?: never;
        /** Comments on a work item; guests of the project may, too. */
        post: operations["create_work_item_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a comment of a work item. */
        get: operations["get_work_item_comment"];
        put?: never;
        post?: never;
        /** Deletes a comment with its answers: its author may, and the admins of its project. */
        delete: operations["delete_work_item_comment"];
        options?: never;
        head?: never;
        /** Changes a comment: its author may, and the admins of its project. */
        patch: operations["update_work_item_comment"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the reactions to a comment, oldest first. */
        get: operations["list_comment_reactions"];
        put?: never;
        /** Reacts to a comment; everybody has one reaction of each kind, and 20 at most. */
        post: operations["create_comment_reaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/{reaction}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a reaction of the caller to a comment back. */
        delete: operations["delete_comment_reaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the work items that one waits for or that wait for it, in the order in which they were related; all lists are
         *     empty for one that is not known.
         */
        get: operations["get_work_item_dependencies"];
        put?: never;
        /** Makes a work item depend on others, or others on it; they may be in other projects that the caller may read. */
        post: operations["create_work_item_dependencies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/{other}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the dependency of a work item and another one, in both directions. */
        delete: operations["delete_work_item_dependency"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the events of a work item and of its comments as they were stored, oldest first. */
        get: operations["list_work_item_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the links of a work item, newest first; none of one that is not known. */
        get: operations["list_work_item_links"];
        put?: never;
        /** Adds a link to a work item. */
        post: operations["create_work_item_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a link of a work item. */
        get: operations["get_work_item_link"];
        put?: never;
        post?: never;
        /** Removes a link from its work item. */
        delete: operations["delete_work_item_link"];
        options?: never;
        head?: never;
        /** Changes a link; its address is checked like a new one's. */
        patch: operations["update_work_item_link"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/move/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a work item to another project of the workspace, with all work items below it and with what hangs on them. It gets
         *     another number there, and is still found by the key that it had.
         */
        post: operations["move_work_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the pages that a work item is linked with, newest link first, as far as the caller may see the pages. */
        get: operations["list_work_item_pages"];
        put?: never;
        /** Links a work item with a page of its project or of the workspace. Whoever may not see the page does not see the link. */
        post: operations["create_work_item_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/pages/{work_item_page}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a link of a work item to a page. */
        get: operations["get_work_item_page"];
        put?: never;
        post?: never;
        /** Removes the link between a work item and a page. */
        delete: operations["delete_work_item_page"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the reactions to a work item, oldest first; none of one that is not known. */
        get: operations["list_work_item_reactions"];
        put?: never;
        /** Reacts to a work item; everybody has one reaction of each kind, and 20 at most. */
        post: operations["create_work_item_reaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/{reaction}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a reaction of the caller to a work item back. */
        delete: operations["delete_work_item_reaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/relations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what a work item is to others, in the order in which they were related; all lists are empty for one that is not
         *     known.
         */
        get: operations["get_work_item_relations"];
        put?: never;
        /** Relates a work item to others, which may be in other projects that the caller may read. */
        post: operations["create_work_item_relations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/relations/remove/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the relation of a work item and another one, whatever it is. */
        post: operations["remove_work_item_relation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/sub-items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the work items directly below another one that are neither archived nor in triage, in their own order unless said;
         *     none below one that is not known. Beside the list it has how many of all of them are in states of each group.
         */
        get: operations["list_sub_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribe/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether the caller hears of a work item. */
        get: operations["get_work_item_subscription"];
        put?: never;
        /** Subscribes the caller to a work item. */
        post: operations["subscribe_to_work_item"];
        /** Unsubscribes the caller from a work item, until they are assigned to it or mentioned anew. */
        delete: operations["unsubscribe_from_work_item"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribers/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of the project, and says of each whether they hear of a work item. */
        get: operations["list_work_item_subscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/unarchive/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a work item out of the archive. */
        delete: operations["unarchive_work_item"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/votes/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the votes for and against a work item, oldest first; none of one that is not known. */
        get: operations["list_work_item_votes"];
        put?: never;
        /** Votes for or against a work item; everybody has one vote. */
        post: operations["create_work_item_vote"];
        /** Takes the caller's vote back, if there is one. */
        delete: operations["delete_work_item_vote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/work-item-relations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the work items that one is related to in ways that the workspace defines, by the names of these: none. */
        get: operations["get_work_item_custom_relations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/recent-visits/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the last 20 things that the caller has opened in a workspace and still sees, the last one first. */
        get: operations["list_recent_visits"];
        put?: never;
        /** Notes that the caller has opened a thing. Each thing is there once, with the last time; the last 50 are kept. */
        post: operations["create_recent_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/snapshot/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a workspace as the caller sees it, at one position: a JSON object a line, the first is head, the last end.
         *     Without long texts (descriptions of work items and pages, comments) and without archived work items. The workspace's id will do for
         *     its slug.
         */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/stickies/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's stickies in a workspace, newest first. */
        get: operations["list_stickies"];
        put?: never;
        /** Adds a sticky of the caller's, behind their others unless sort_order says where. At most 500 in a workspace. */
        post: operations["create_sticky"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/stickies/{sticky}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one of the caller's stickies. */
        get: operations["get_sticky"];
        /** Changes one of the caller's stickies, as PATCH does: no field is required. */
        put: operations["replace_sticky"];
        post?: never;
        /** Deletes one of the caller's stickies for good: no history has it. */
        delete: operations["delete_sticky"];
        options?: never;
        head?: never;
        /** Changes one of the caller's stickies. */
        patch: operations["update_sticky"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/transfer/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the caller's place as owner to another member: member is the user's id. The caller becomes an admin. */
        post: operations["transfer_workspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/user-favorites/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the caller's favourites and folders in a workspace, all of them in their order. What is deleted, archived or not
         *     visible to the caller any more is left out.
         */
        get: operations["list_favorites"];
        put?: never;
        /**
         * Marks a thing as a favourite of the caller's, or makes a folder; behind their others unless sequence says where. At
         *     most 500 in a workspace. A thing that is a favourite already stays as it is: 200 with what is there.
         */
        post: operations["create_favorite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/user-favorites/{favourite}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one of the caller's favourites; what is in a folder stays, beside the others. */
        delete: operations["delete_favorite"];
        options?: never;
        head?: never;
        /** Changes what one of the caller's favourites is called, its folder and its place. */
        patch: operations["update_favorite"];
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/work-item-relation-definitions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the kinds of relations that a workspace defines: none. */
        get: operations["list_work_item_relation_definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/work-items/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the work items of all projects that the caller is a member of. */
        get: operations["list_workspace_work_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/work-items/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a work item by its key: the project's identifier, a dash, and the running number. */
        get: operations["get_work_item_by_identifier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/work-items/advanced-search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Searches the projects that the caller is a member of, newest first. */
        post: operations["advanced_search_work_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{slug}/work-items/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Searches the projects that the caller is a member of; finds nothing for those who are in none. */
        get: operations["search_work_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Something that happened to a work item. */
        Activity: {
            /** @description The actor. */
            actor?: components["schemas"]["Reference_UserLite"] | null;
            /** @description Always empty. */
            attachments: string[];
            /** @description What happened, in words. */
            comment: string;
            /** @description When it happened. */
            created_at: components["schemas"]["Timestamp"];
            /** @description Always null. */
            deleted_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: double
             * @description When it happened, in whole Unix seconds.
             */
            epoch: number;
            /** @description The field that changed, null when the work item itself was created. */
            field?: string | null;
            /**
             * Format: uuid
             * @description The activity's id.
             */
            id: string;
            /** @description When they really did it. */
            imported_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The true actor, where an import names another user or time.
             */
            imported_by?: string | null;
            /** @description The work item it is about. */
            issue?: components["schemas"]["Reference_WorkItem"] | null;
            /**
             * Format: uuid
             * @description The comment it is about.
             */
            issue_comment?: string | null;
            /**
             * Format: uuid
             * @description The id of the value after.
             */
            new_identifier?: string | null;
            /** @description The value after, by its name of that time. */
            new_value?: string | null;
            /**
             * Format: uuid
             * @description The id of the value before.
             */
            old_identifier?: string | null;
            /** @description The value before, by its name of that time. */
            old_value?: string | null;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description When it happened. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description created, updated or deleted. */
            verb: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A work item that was found. */
        AdvancedHit: {
            /**
             * Format: uuid
             * @description The work item's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description urgent, high, medium, low or none. */
            priority: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project_id: string;
            /** @description The prefix of its key. */
            project_identifier: string;
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /**
             * Format: uuid
             * @description Its workflow state.
             */
            state_id: string;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type_id?: string | null;
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace_id: string;
        };
        /** @description The keys of the body, all optional. */
        AdvancedSearch: {
            /**
             * Format: int64
             * @description How many are wanted, 10 unless said.
             */
            limit?: number | null;
            /**
             * Format: uuid
             * @description Only in this project, unless the whole workspace is searched.
             */
            project_id?: string | null;
            /** @description A part of the name or of the project's identifier, or a text with the number; absent for everything. */
            query?: string | null;
            /** @description Whether the whole workspace is searched. */
            workspace_search?: boolean | null;
        };
        /** @description An API key, without what makes it one. */
        ApiKey: {
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description What it is for. */
            description: string;
            /** @description When it stops working, null for never. */
            expired_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The key's id.
             */
            id: string;
            /** @description Whether it is still valid. */
            is_active: boolean;
            /** @description Whether it has the higher rate limit of services. */
            is_service: boolean;
            /** @description What it is called. */
            label: string;
            /** @description When it was last used, give or take seconds. */
            last_used?: components["schemas"]["Timestamp"] | null;
            /** @description The first characters of its token, to recognise it. */
            token_prefix: string;
        };
        /** @description The answer. */
        Archived: {
            /**
             * Format: date
             * @description The day on which it was archived.
             */
            archived_at?: string | null;
        };
        /** @description An archived cycle with how much is in it. */
        ArchivedCycle: components["schemas"]["CountedCycle"] & {
            /**
             * Format: double
             * @description That of those in completed states.
             */
            completed_estimates?: number | null;
            /**
             * Format: double
             * @description That of those in started states.
             */
            started_estimates?: number | null;
            /**
             * Format: double
             * @description The sum of the estimates of its work items; null without any.
             */
            total_estimates?: number | null;
        };
        /** @description The answer. */
        ArchivedPage: {
            /** @description Since when it is archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description The audit fields. */
        Audit: {
            /** @description When it was created. */
            created_at: components["schemas"]["Timestamp"];
            /** @description The creator. */
            created_by?: components["schemas"]["Reference_UserLite"] | null;
            /** @description When it was deleted; null in every answer, since deleted objects are not shown. */
            deleted_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The object's id.
             */
            id: string;
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /** @description The user of the last change; null before the first. */
            updated_by?: components["schemas"]["Reference_UserLite"] | null;
        };
        /** @description How work went, day by day. */
        BurnDown: {
            /** @description The days so far. */
            days: components["schemas"]["BurnDownDay"][];
            /**
             * Format: date
             * @description The last day, perhaps in the future.
             */
            end_date?: string | null;
            /**
             * Format: int64
             * @description How far into the log this was seen.
             */
            position: number;
            /**
             * Format: date
             * @description The first day.
             */
            start_date?: string | null;
            /** @description IANA name of the zone of the days. */
            timezone: string;
        };
        /** @description How work stood at the end of a day, or of the present one now. */
        BurnDownDay: {
            /**
             * Format: date
             * @description The day.
             */
            date: string;
            /** @description In work items. */
            items: components["schemas"]["BurnDownItems"];
            /** @description In points of estimates, where those are numbers. */
            points: components["schemas"]["BurnDownPoints"];
        };
        /** @description How work stood, in work items. */
        BurnDownItems: {
            /**
             * Format: int64
             * @description What came into it on that day.
             */
            added: number;
            /**
             * Format: int64
             * @description What of that was in cancelled states.
             */
            cancelled: number;
            /**
             * Format: int64
             * @description What of that was in completed states.
             */
            completed: number;
            /**
             * Format: int64
             * @description What left it on that day.
             */
            removed: number;
            /**
             * Format: int64
             * @description All that was in it.
             */
            scope: number;
        };
        /** @description How work stood, in points of estimates, where those are numbers. */
        BurnDownPoints: {
            /**
             * Format: double
             * @description What came into it on that day.
             */
            added: number;
            /**
             * Format: double
             * @description What of that was in cancelled states.
             */
            cancelled: number;
            /**
             * Format: double
             * @description What of that was in completed states.
             */
            completed: number;
            /**
             * Format: double
             * @description What left it on that day.
             */
            removed: number;
            /**
             * Format: double
             * @description All that was in it.
             */
            scope: number;
        };
        /**
         * @description The password that the caller has, and the one that they want.
         * @example {
         *       "current_password": "correct horse",
         *       "new_password": "battery staple"
         *     }
         */
        ChangedPassword: {
            /** @description The password as it is; white space counts. */
            current_password: string;
            /** @description The password wanted: 8 characters to 1,024 bytes, and not easy to guess. */
            new_password: string;
        };
        /** @description A collection of pages of a workspace. */
        Collection: components["schemas"]["Audit"] & {
            /** @description Who sees it: 0 all members of the workspace but its guests, 1 its owner and its members. */
            access: components["schemas"]["CollectionAccessNumber"];
            /** @description What the caller may do with it: 0 view, 1 comment, 2 edit. */
            current_user_access: components["schemas"]["CollectionMemberAccessNumber"];
            /** @description Whether pages are in it that the caller sees; absent in the answer to a change. */
            has_pages?: boolean | null;
            /** @description Always false: pages may be in no collection. */
            is_default: boolean;
            /** @description Always false. */
            is_global: boolean;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Its owner.
             */
            owned_by_id: string;
            /**
             * Format: double
             * @description Its place among the collections, ascending.
             */
            sort_order: number;
            /**
             * Format: uuid
             * @description The workspace.
             */
            workspace: string;
        };
        /**
         * @description 0 public, 1 private.
         * @enum {integer}
         */
        CollectionAccessNumber: 0 | 1;
        /** @description A page in the list of a collection's. */
        CollectionBranchPage: {
            /**
             * Format: uuid
             * @description The collection.
             */
            collection_id: string;
            /** @description The page. */
            page: components["schemas"]["CollectionPageLite"];
            /**
             * Format: uuid
             * @description The id of its place in the collection, which is the page's; null for a page below another.
             */
            page_collection_id?: string | null;
            /**
             * Format: uuid
             * @description The page above it.
             */
            parent_id?: string | null;
            /**
             * Format: double
             * @description Its place among the pages below the same one, ascending.
             */
            sort_order: number;
        };
        /**
         * @description What of a collection is changed.
         * @example {
         *       "name": "Guides"
         *     }
         */
        CollectionChanges: {
            /**
             * @description 0 all members of the workspace but its guests, 1 the owner and the members; 0 unless said. It does not change later.
             * @enum {integer}
             */
            access?: 0 | 1;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name?: string;
            /** @description Its place among the collections; behind the last one unless said. */
            sort_order?: number;
        };
        /** @description A member of a collection. */
        CollectionMember: components["schemas"]["Audit"] & {
            /** @description What they may do: 0 view, 1 comment, 2 edit. */
            access: components["schemas"]["CollectionMemberAccessNumber"];
            /**
             * Format: uuid
             * @description The collection.
             */
            collection: string;
            /**
             * Format: uuid
             * @description The user.
             */
            member: string;
            /**
             * Format: uuid
             * @description The workspace.
             */
            workspace: string;
        };
        /**
         * @description 0 view, 1 comment, 2 edit.
         * @enum {integer}
         */
        CollectionMemberAccessNumber: 0 | 1 | 2;
        /**
         * @description What a member of a collection may do from now on.
         * @example {
         *       "access": 0
         *     }
         */
        CollectionMemberChanges: {
            /**
             * @description 0 sees it, 1 the same, 2 changes it and which pages are in it.
             * @enum {integer}
             */
            access?: 0 | 1 | 2;
        };
        /** @description That a page is in a collection. */
        CollectionPage: components["schemas"]["Audit"] & {
            /**
             * Format: uuid
             * @description The collection.
             */
            collection: string;
            /**
             * Format: uuid
             * @description The page.
             */
            page: string;
            /**
             * Format: double
             * @description The place of the page among those of the workspace, ascending.
             */
            sort_order: number;
            /**
             * Format: uuid
             * @description The workspace.
             */
            workspace: string;
        };
        /**
         * @description Where a page of a collection shall be.
         * @example {
         *       "collection": "01a206a3-6a11-7f3e-8a0b-6b1f0d3c9a61"
         *     }
         */
        CollectionPageChanges: {
            /**
             * Format: uuid
             * @description The collection that it moves into; where it is unless sent.
             */
            collection?: string;
            /** @description Not known yet: say the place by its number. */
            placement?: Record<string, never>;
            /** @description Its place among the pages of the workspace. */
            sort_order?: number;
        };
        /** @description A page in brief. */
        CollectionPageLite: {
            /** @description Its readers: 0 all who may read pages there, 1 its owner alone. */
            access: components["schemas"]["PageAccessNumber"];
            /** @description Its colour, any text. */
            color: string;
            /** @description When it was created. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The creator.
             */
            created_by: string;
            /**
             * Format: uuid
             * @description The page.
             */
            id: string;
            /** @description Whether it is locked. */
            is_locked: boolean;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Its owner.
             */
            owned_by: string;
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The user of the last change; null before the first.
             */
            updated_by?: string | null;
        };
        /** @description A page that can be put into a collection. */
        CollectionPageSearchResult: {
            /**
             * Format: uuid
             * @description The page.
             */
            id: string;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name: string;
        };
        /** @description What became of a command of a batch: the answer that it had got as a request of its own. */
        CommandResult: {
            /** @description The body; null if there is none, or if it was left out because the answer would be too large. */
            body?: Record<string, never> | null;
            /** @description The `ETag`, if there is one. */
            etag?: string | null;
            /** @description The command's key. */
            key: string;
            /**
             * Format: int64
             * @description The command's position in the workspace's log; none of a command that was refused.
             */
            position?: number | null;
            /**
             * Format: int32
             * @description The status.
             */
            status: number;
        };
        /** @description The answer to a batch. */
        CommandResults: {
            /** @description What became of each command, in the order of the commands. */
            results: components["schemas"]["CommandResult"][];
        };
        /** @description A comment. */
        Comment: components["schemas"]["Audit"] & {
            /** @description Its readers: INTERNAL the members of the project without its guests, EXTERNAL these too. */
            access: components["schemas"]["CommentAccess"];
            /** @description The author. */
            actor?: components["schemas"]["Reference_UserLite"] | null;
            /** @description Always empty. */
            attachments: string[];
            /** @description The text as sanitised HTML. */
            comment_html: string;
            /**
             * Format: uuid
             * @description The id of its text.
             */
            description: string;
            /** @description When its text was last changed. */
            edited_at?: components["schemas"]["Timestamp"] | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether the author is a member of the project; only in answers to GET. */
            is_member?: boolean | null;
            /** @description The work item it is about. */
            issue: components["schemas"]["Reference_WorkItem"];
            /**
             * Format: uuid
             * @description The comment of the same work item that it answers.
             */
            parent?: string | null;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description The readers of a comment.
         * @enum {string}
         */
        CommentAccess: "INTERNAL" | "EXTERNAL";
        /**
         * @description What of a comment is changed.
         * @example {
         *       "comment_html": "<p>It leaks no more.</p>"
         *     }
         */
        CommentChanges: {
            /**
             * @description Who may read it: INTERNAL the members of the project without its guests, EXTERNAL these too; INTERNAL unless said, but EXTERNAL where a guest writes it, who can write no other.
             * @enum {string}
             */
            access?: "INTERNAL" | "EXTERNAL";
            /** @description The text as HTML; what a browser would run or load is taken out. */
            comment_html?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * Format: uuid
             * @description The comment of the same work item that it answers, which is no answer itself; said once.
             */
            parent?: string | null;
        };
        /** @description A reaction to a comment. */
        CommentReaction: components["schemas"]["Audit"] & {
            /** @description The person who reacted. */
            actor: components["schemas"]["Reference_UserLite"];
            /**
             * Format: uuid
             * @description The comment.
             */
            comment: string;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description The sign, as it was sent. */
            reaction: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A cycle with how many work items are in it, without archived ones. */
        CountedCycle: components["schemas"]["Cycle"] & {
            /**
             * Format: int64
             * @description Those in states of the backlog.
             */
            backlog_issues: number;
            /**
             * Format: int64
             * @description Those in cancelled states.
             */
            cancelled_issues: number;
            /**
             * Format: int64
             * @description Those in completed states.
             */
            completed_issues: number;
            /**
             * Format: int64
             * @description Those in started states.
             */
            started_issues: number;
            /**
             * Format: int64
             * @description All of them.
             */
            total_issues: number;
            /**
             * Format: int64
             * @description Those in unstarted states.
             */
            unstarted_issues: number;
        };
        /** @description A module with how many work items it has that are not archived. */
        CountedModule: components["schemas"]["Module"] & {
            /**
             * Format: int64
             * @description Those in states of the backlog.
             */
            backlog_issues: number;
            /**
             * Format: int64
             * @description Those in cancelled states.
             */
            cancelled_issues: number;
            /**
             * Format: int64
             * @description Those in completed states.
             */
            completed_issues: number;
            /**
             * Format: int64
             * @description Those in started states.
             */
            started_issues: number;
            /**
             * Format: int64
             * @description All of them.
             */
            total_issues: number;
            /**
             * Format: int64
             * @description Those in unstarted states.
             */
            unstarted_issues: number;
        };
        /** @description A cycle. */
        Cycle: components["schemas"]["Audit"] & {
            /** @description When it was archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
            /** @description What it is about. */
            description: string;
            /** @description When it ends; null in a draft. */
            end_date?: components["schemas"]["Timestamp"] | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Always empty. */
            logo_props: {
                [key: string]: unknown;
            };
            /** @description Its name. */
            name: string;
            /** @description The owner. */
            owned_by: components["schemas"]["Reference_UserLite"];
            /** @description How far it was when its open work items went into another cycle; empty until then. */
            progress_snapshot: Record<string, never>;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: double
             * @description Its place among the cycles.
             */
            sort_order: number;
            /** @description When it begins; null in a draft. */
            start_date?: components["schemas"]["Timestamp"] | null;
            /** @description IANA name of the zone of its days. */
            timezone: string;
            /**
             * Format: int32
             * @description Always 1.
             */
            version: number;
            /** @description Always empty. */
            view_props: {
                [key: string]: unknown;
            };
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a cycle is changed.
         * @example {
         *       "end_date": "2026-12-16T23:59:00Z",
         *       "name": "Sprint 1, longer"
         *     }
         */
        CycleChanges: {
            /** @description What it is about. */
            description?: string;
            /**
             * Format: date-time
             * @description When it ends. With a beginning in the same request only the day counts, which ends in the project's time zone.
             */
            end_date?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name. */
            name?: string;
            /**
             * Format: uuid
             * @description The owner, a member of the project; the caller unless said.
             */
            owned_by?: string;
            /**
             * Format: uuid
             * @description The project of the path; need not be said.
             */
            project_id?: string | null;
            /** @description Its place among the cycles; before the first one unless said. */
            sort_order?: number;
            /**
             * Format: date-time
             * @description When it begins. With an end in the same request only the day counts, which begins in the project's time zone; today, it begins now.
             */
            start_date?: string | null;
            /** @description IANA name of the zone of its days; the project's unless said. */
            timezone?: string;
        };
        /** @description That a work item is in a cycle. */
        CycleIssue: components["schemas"]["Audit"] & {
            /**
             * Format: uuid
             * @description The cycle.
             */
            cycle: string;
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description The project of both. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: int64
             * @description How many work items are below it; only in the answer to the request that adds it.
             */
            sub_issues_count?: number | null;
            /** @description The workspace of both. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description The cycles of a project: a page of them, or the current ones as a bare array. */
        CycleList: components["schemas"]["Page_CountedCycle"] | components["schemas"]["CountedCycle"][];
        /**
         * @description Where the open work items of a cycle go.
         * @example {
         *       "new_cycle_id": "01a206a2-8e55-7a3b-9c20-1f47b8d3e0a9"
         *     }
         */
        CycleTransfer: {
            /**
             * Format: uuid
             * @description The cycle that they go into.
             */
            new_cycle_id?: string | null;
        };
        /** @description The work items that one depends on or that depend on it, by what it is to them. */
        Dependencies: {
            /** @description Those that it waits for. */
            blocked_by: components["schemas"]["Dependency"][];
            /** @description Those that cannot be done before it. */
            blocking: components["schemas"]["Dependency"][];
            /** @description Those that are finished before it. */
            finish_after: components["schemas"]["Dependency"][];
            /** @description Those that are finished after it. */
            finish_before: components["schemas"]["Dependency"][];
            /** @description Those that start before it. */
            start_after: components["schemas"]["Dependency"][];
            /** @description Those that start after it. */
            start_before: components["schemas"]["Dependency"][];
        };
        /** @description A work item that another one depends on, or the other way round. */
        Dependency: components["schemas"]["Audit"] & {
            /** @description The people who work on it. */
            assignee_ids: string[];
            /** @description Always false: there are no epics yet. */
            is_epic: boolean;
            /** @description Its labels. */
            label_ids: string[];
            /** @description What it is called. */
            name: string;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /**
             * Format: uuid
             * @description Its project.
             */
            project_id: string;
            /** @description What the work item that was asked about is to it. */
            relation_type: components["schemas"]["RelationType"];
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: double
             * @description Its place among others, ascending.
             */
            sort_order: number;
            /**
             * Format: uuid
             * @description The state it is in.
             */
            state_id: string;
            /**
             * Format: uuid
             * @description Always null: there are no types yet.
             */
            type_id?: string | null;
        };
        /**
         * @description Which relation of a work item ends.
         * @example {
         *       "related_issue": "01a206a1-7c2e-7a10-8c54-92ab0d1f6e33"
         *     }
         */
        EndOfRelation: {
            /**
             * Format: uuid
             * @description The other work item.
             */
            related_issue: string;
        };
        /** @description A thing that is a favourite or was visited, as the caller sees it now. */
        EntityData: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The icon or emoji of a page; null for other things. */
            logo_props?: Record<string, never> | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The project that it is in, or is; null for a page of the workspace.
             */
            project_id?: string | null;
            /** @description The identifier of that project. */
            project_identifier?: string | null;
            /**
             * Format: int64
             * @description The number of a work item; null for other things.
             */
            sequence_id?: number | null;
        };
        /**
         * @description The kinds of things that can be visited.
         * @enum {string}
         */
        EntityName: "project" | "cycle" | "module" | "page" | "issue";
        /** @description An estimate: a scale of points for the work items of a project. */
        Estimate: components["schemas"]["Audit"] & {
            /** @description What it means. */
            description: string;
            /** @description Always false. */
            last_used: boolean;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project: string;
            /** @description What its points are: names, or numbers that can be summed. */
            type: components["schemas"]["EstimateType"];
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace: string;
        };
        /**
         * @description What of an estimate is changed.
         * @example {
         *       "name": "Size"
         *     }
         */
        EstimateChanges: {
            /** @description What it means. */
            description?: string;
            /** @description Its name. */
            name?: string;
        };
        /** @description A point of an estimate. */
        EstimatePoint: components["schemas"]["Audit"] & {
            /** @description What it means. */
            description: string;
            /**
             * Format: uuid
             * @description The estimate it belongs to.
             */
            estimate: string;
            /**
             * Format: int32
             * @description Its place among the points.
             */
            key: number;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project: string;
            /** @description What it is worth: a number, or the name of a category. */
            value: string;
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace: string;
        };
        /**
         * @description What of a point is changed.
         * @example {
         *       "value": "3"
         *     }
         */
        EstimatePointChanges: {
            /** @description What it means. */
            description?: string;
            /** @description Its place among the points, 0 unless said. */
            key?: number;
            /** @description What it is worth: a number, or the name of a category. */
            value?: string;
        };
        /**
         * @description What the points of an estimate are.
         * @enum {string}
         */
        EstimateType: "categories" | "points";
        /**
         * @description A stretch of a workspace's log: everything in it after one position up to another, or of that what the caller may
         *     read.
         */
        EventList: {
            /**
             * Format: int64
             * @description The position that the stretch begins after.
             */
            after: number;
            /**
             * @description The same with the epoch, to be sent as `after`: once a backup was restored it is refused, and nothing is skipped.
             * @example 01890a5d-ac96-774b-bcce-b302099a8057:42
             */
            cursor: string;
            /** @description Whether there are more already. */
            has_more: boolean;
            /** @description Whether nothing was left out: only who has the right to the whole log is told everything. */
            is_whole: boolean;
            /**
             * Format: int64
             * @description The position that it ends with, and to go on after; what is not among the results up to here is not for the caller.
             */
            next: number;
            /** @description The events in the order of their positions. */
            results: components["schemas"]["StoredEvent"][];
        };
        /** @description A favourite of the caller's, or a folder of favourites. */
        Favourite: {
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /** @description The thing as the caller sees it now; null for a folder. */
            entity_data?: components["schemas"]["EntityData"] | null;
            /**
             * Format: uuid
             * @description The thing; null for a folder.
             */
            entity_identifier?: string | null;
            /** @description What kind of thing it is of. */
            entity_type: components["schemas"]["FavouriteType"];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it is a folder. */
            is_folder: boolean;
            /** @description What the caller calls it; null for what the thing is called. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The folder that it is in.
             */
            parent?: string | null;
            /**
             * Format: uuid
             * @description The project that the thing is in, or is.
             */
            project_id?: string | null;
            /**
             * Format: double
             * @description Its place among all favourites, ascending.
             */
            sequence: number;
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace_id: string;
        };
        /**
         * @description What of a favourite is changed.
         * @example {
         *       "sequence": 75535
         *     }
         */
        FavouriteChanges: {
            /**
             * Format: uuid
             * @description The thing, which the caller has to see; none for a folder. It cannot be changed.
             */
            entity_identifier?: string | null;
            /**
             * @description What kind of thing it is of; `work_item` is the same as `issue`. It cannot be changed.
             * @enum {string}
             */
            entity_type?: "project" | "cycle" | "module" | "page" | "issue" | "work_item" | "folder";
            /** @description Whether it is a folder, which follows from `entity_type`. */
            is_folder?: boolean;
            /** @description What the caller calls it, which a folder needs; null for what the thing is called. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The folder that it is in; null for none. A folder is in none.
             */
            parent?: string | null;
            /**
             * Format: uuid
             * @description The project that the thing is in, or is; it need not be said, and cannot be changed.
             */
            project_id?: string | null;
            /** @description Its place among all favourites, ascending. */
            sequence?: number;
        };
        /**
         * @description The kinds of favourites.
         * @enum {string}
         */
        FavouriteType: "project" | "cycle" | "module" | "page" | "issue" | "folder";
        /**
         * @description What of a project is switched on and off.
         * @example {
         *       "cycles": true,
         *       "modules": false
         *     }
         */
        FeatureChanges: {
            /** @description Whether there are cycles. */
            cycles?: boolean;
            /** @description Whether there are epics. */
            epics?: boolean;
            /** @description Whether there is intake. */
            intakes?: boolean;
            /** @description Whether there are modules. */
            modules?: boolean;
            /** @description Whether there are pages. */
            pages?: boolean;
            /** @description Whether several cycles may run at the same time. */
            parallel_cycles?: boolean;
            /** @description Whether there are updates of the project. */
            project_updates?: boolean;
            /** @description Whether there are views. */
            views?: boolean;
            /** @description Whether work items have types. */
            work_item_types?: boolean;
            /** @description Whether there are workflows. */
            workflows?: boolean;
        };
        /** @description A project's switches. */
        Features: {
            /** @description Whether there are cycles. */
            cycles: boolean;
            /** @description Whether there are epics. */
            epics: boolean;
            /** @description Whether there is intake. */
            intakes: boolean;
            /** @description Whether there are modules. */
            modules: boolean;
            /** @description Whether there are pages. */
            pages: boolean;
            /** @description Whether several cycles may run at the same time. */
            parallel_cycles: boolean;
            /** @description Whether there are updates of the project. */
            project_updates: boolean;
            /** @description Whether there are views. */
            views: boolean;
            /** @description Whether work items have types. */
            work_item_types: boolean;
            /** @description Whether there are workflows. */
            workflows: boolean;
        };
        /**
         * @description The first user and their workspace.
         * @example {
         *       "email": "ada@example.org",
         *       "first_name": "Ada",
         *       "password": "correct horse",
         *       "workspace_name": "Acme",
         *       "workspace_slug": "acme"
         *     }
         */
        FirstUser: {
            /** @description The name others see; what the address begins with unless said. */
            display_name?: string;
            /** @description Their address, which nobody else has signed up with. */
            email: string;
            /** @description Given name. */
            first_name?: string;
            /** @description Family name. */
            last_name?: string;
            /** @description The password wanted: 8 characters to 1,024 bytes, and not easy to guess. */
            password: string;
            /** @description What their workspace is called. */
            workspace_name: string;
            /** @description Its name in paths: letters, digits, `-` and `_`; it stays as it is. */
            workspace_slug: string;
        };
        /** @description What everybody is told of this instance. */
        Instance: {
            /** @description Whether there is a person; until then it can be set up. */
            is_set_up: boolean;
            /** @description What it is. */
            name: string;
            /** @description Whether everyone may sign up. */
            open_sign_up: boolean;
            /** @description Its version. */
            version: string;
        };
        /** @description A work item in the intake of its project. */
        IntakeIssue: components["schemas"]["Audit"] & {
            /**
             * Format: uuid
             * @description The work item that it repeats.
             */
            duplicate_to?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where the entry was imported from. */
            external_source?: string | null;
            /** @description What else a client wanted to be kept with it. */
            extra: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description The intake of the project.
             */
            inbox: string;
            /**
             * Format: uuid
             * @description The intake of the project.
             */
            intake: string;
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description The work item. */
            issue_detail: components["schemas"]["IntakeIssueDetail"];
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description Until when it is snoozed; then its status is -2 again. */
            snoozed_till?: components["schemas"]["Timestamp"] | null;
            /** @description How it came. */
            source?: string | null;
            /** @description The address that it came from. */
            source_email?: string | null;
            /** @description What was decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate. */
            status: components["schemas"]["IntakeStatusNumber"];
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a work item in the intake is changed.
         * @example {
         *       "issue": {
         *         "priority": "urgent"
         *       },
         *       "snoozed_till": "2027-03-01T08:00:00Z",
         *       "status": 0
         *     }
         */
        IntakeIssueChanges: {
            /**
             * Format: uuid
             * @description The work item of the project that it repeats: with status 2, and not with another one.
             */
            duplicate_to?: string | null;
            /** @description What of the work item is changed: everything for members of the project, `name` and `description_html` for a guest who submitted it. */
            issue?: {
                /**
                 * Format: date
                 * @description The day it was archived; null brings it back.
                 */
                archived_at?: string | null;
                /** @description Who works on it; on a new one the project's `default_assignee` if nobody is named. */
                assignees?: string[] | {
                    /** @description Those that come. */
                    add?: string[];
                    /** @description Those that go. */
                    remove?: string[];
                };
                /** @description What is to be done, as HTML; what a browser would run or load is taken out. */
                description_html?: string;
                /**
                 * Format: uuid
                 * @description A point of the estimate that the project uses, null for none.
                 */
                estimate_point?: string | null;
                external_id?: string | null;
                external_source?: string | null;
                /** @description False: there are none yet. */
                is_draft?: boolean;
                labels?: string[] | {
                    /** @description Those that come. */
                    add?: string[];
                    /** @description Those that go. */
                    remove?: string[];
                };
                name?: string;
                /**
                 * Format: uuid
                 * @description The work item above it, null for none.
                 */
                parent?: string | null;
                point?: number | null;
                /** @enum {string} */
                priority?: "urgent" | "high" | "medium" | "low" | "none";
                sort_order?: number;
                /** Format: date */
                start_date?: string | null;
                /**
                 * Format: uuid
                 * @description Its workflow state; of a new one the project's `default_state` unless said.
                 */
                state?: string;
                /** Format: date */
                target_date?: string | null;
                /**
                 * Format: uuid
                 * @description Null: there are none yet.
                 */
                type?: string | null;
                /**
                 * Format: uuid
                 * @description Null: there are none yet.
                 */
                type_id?: string | null;
            };
            /**
             * Format: date-time
             * @description Until when it is snoozed: with status 0, and not with another one. In the future.
             */
            snoozed_till?: string | null;
            /** @description How it came. */
            source?: string | null;
            /** @description The address that it came from. */
            source_email?: string | null;
            /**
             * @description What is decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate. Only admins of the project decide.
             * @enum {integer}
             */
            status?: -2 | -1 | 0 | 1 | 2;
        };
        /** @description A work item as the intake shows it. */
        IntakeIssueDetail: components["schemas"]["Audit"] & {
            /**
             * Format: date
             * @description The day it was archived.
             */
            archived_at?: string | null;
            /** @description The assignees. */
            assignees: string[];
            /** @description When it entered a completed state. */
            completed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Always empty: what is to be done is kept as HTML. */
            description: {
                [key: string]: unknown;
            };
            /** @description Always null. */
            description_binary?: string | null;
            /** @description What is to be done, as sanitised HTML. */
            description_html: string;
            /** @description Always empty: what is to be done is kept as HTML. */
            description_json: {
                [key: string]: unknown;
            };
            /** @description What is to be done, as text. */
            description_stripped: string;
            /**
             * Format: uuid
             * @description Its point of the project's estimate.
             */
            estimate_point?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is a draft. */
            is_draft: boolean;
            /** @description Its labels. */
            labels: string[];
            /** @description What is to be done, in a line. */
            name: string;
            /**
             * Format: uuid
             * @description The work item above it.
             */
            parent?: string | null;
            /**
             * Format: int32
             * @description Points of the old kind, 0 to 12.
             */
            point?: number | null;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project: string;
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: double
             * @description Its place among others.
             */
            sort_order: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /** @description Its workflow state: the hidden one until it is accepted. */
            state?: components["schemas"]["StateLite"] | null;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type?: string | null;
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace: string;
        };
        /**
         * @description What is decided about a work item in the intake.
         * @example {
         *       "status": 1
         *     }
         */
        IntakeIssueStatus: {
            /**
             * Format: uuid
             * @description The work item of the project that it repeats: with status 2, and not with another one.
             */
            duplicate_to?: string | null;
            /**
             * Format: date-time
             * @description Until when it is snoozed: with status 0, and not with another one. In the future.
             */
            snoozed_till?: string | null;
            /**
             * @description What is decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate. Only admins of the project decide.
             * @enum {integer}
             */
            status?: -2 | -1 | 0 | 1 | 2;
        };
        /**
         * @description -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate.
         * @enum {integer}
         */
        IntakeStatusNumber: -2 | -1 | 0 | 1 | 2;
        /** @description An invitation to a workspace. */
        Invitation: {
            /** @description Whether it was accepted. */
            accepted: boolean;
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Who made it.
             */
            created_by: string;
            /** @description The address of whoever is invited. */
            email: string;
            /** @description When it can no longer be accepted, until a new link is made. */
            expires_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The invitation's id.
             */
            id: string;
            /** @description The projects that they become members of as well. */
            projects: components["schemas"]["ProjectRole"][];
            /** @description When it was accepted or declined; null until then. */
            responded_at?: components["schemas"]["Timestamp"] | null;
            /** @description What they become: 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
            /** @description The role by name. */
            role_slug: components["schemas"]["RoleName"];
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description What an invitation is to from now on.
         * @example {
         *       "role": 20
         *     }
         */
        InvitationChanges: {
            /** @description Nothing: the address stays as it is. */
            email?: string | null;
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
            /**
             * @description The role by name; it counts more than `role`.
             * @enum {string}
             */
            role_slug?: "admin" | "member" | "guest";
        };
        /**
         * @description Who is invited, to what.
         * @example {
         *       "email": "ada@example.org",
         *       "projects": [
         *         {
         *           "project": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f",
         *           "role": 15
         *         }
         *       ],
         *       "role": 15
         *     }
         */
        InvitationWanted: {
            /** @description The address of whoever is invited: they sign in, or up, with it. */
            email: string;
            /** @description The projects that they become members of as well. */
            projects?: {
                /**
                 * Format: uuid
                 * @description The id of a project whose members the caller may change.
                 */
                project: string;
                /**
                 * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
                 * @enum {integer}
                 */
                role?: 20 | 15 | 5;
            }[];
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
            /**
             * @description The role by name; it counts more than `role`.
             * @enum {string}
             */
            role_slug?: "admin" | "member" | "guest";
        };
        /** @description What an invitation has led to. */
        Joined: {
            /** @description The projects that the invitation led to. */
            projects: string[];
            /** @description What the user is there: 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
            /** @description The role by name. */
            role_slug: components["schemas"]["RoleName"];
            /** @description Those that it no longer leads to. */
            skipped: components["schemas"]["Skipped"][];
            /** @description The workspace. */
            workspace: components["schemas"]["WorkspaceLite"];
        };
        /**
         * @description What a key is called, and until when it works.
         * @example {
         *       "label": "nightly import"
         *     }
         */
        KeyWanted: {
            /** @description What it is for. */
            description?: string;
            /**
             * Format: date-time
             * @description When it stops working, null for never.
             */
            expired_at?: string | null;
            /** @description What it is called. */
            label: string;
        };
        /** @description A label. */
        Label: components["schemas"]["Audit"] & {
            /** @description Its colour, any text. */
            color: string;
            /** @description What it means. */
            description: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name, unique in the project. */
            name: string;
            /**
             * Format: uuid
             * @description The label above it.
             */
            parent?: string | null;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: double
             * @description Its place among the labels.
             */
            sort_order: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a label is changed.
         * @example {
         *       "color": "#0e8a16"
         *     }
         */
        LabelChanges: {
            /** @description Its colour, any text. */
            color?: string;
            /** @description What it means. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name, unique in the project. */
            name?: string;
            /**
             * Format: uuid
             * @description The label above it.
             */
            parent?: string | null;
            /** @description Its place among the labels. */
            sort_order?: number;
        };
        /** @description A link of a work item. */
        Link: components["schemas"]["Audit"] & {
            /** @description The work item it belongs to. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description What is known of the page. */
            metadata: unknown;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a link is changed.
         * @example {
         *       "title": "The manual of the pump"
         *     }
         */
        LinkChanges: {
            /** @description What is known of the page. */
            metadata?: Record<string, never>;
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url?: string;
        };
        /** @description One's own profile. */
        Me: components["schemas"]["UserLite"] & {
            /** @description The zone that times are shown in, an IANA name. */
            user_timezone: string;
        };
        /** @description A row of a member list. */
        Member: components["schemas"]["UserLite"] & {
            /** @description Whether the membership is active. */
            is_active: boolean;
            /** @description Whether it is a bot. */
            is_bot: boolean;
            /** @description Whether they may read the whole log of the workspace; absent if not. */
            log_access?: boolean;
            /**
             * Format: uuid
             * @description The id of the membership of a project, which will do for the user's in paths; absent for members of workspaces.
             */
            membership_id?: string | null;
            /** @description 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
            /** @description The role by name. */
            role_slug: components["schemas"]["RoleName"];
        };
        /**
         * @description What a member of a workspace is from now on.
         * @example {
         *       "role": 20
         *     }
         */
        MemberChanges: {
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
            /**
             * @description The role by name; it counts more than `role`.
             * @enum {string}
             */
            role_slug?: "admin" | "member" | "guest";
        };
        /** @description A module. */
        Module: components["schemas"]["Audit"] & {
            /** @description When it was archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
            /** @description What it is about. */
            description: string;
            /** @description Always null. */
            description_html?: unknown;
            /** @description Always null. */
            description_text?: unknown;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * Format: uuid
             * @description The lead.
             */
            lead?: string | null;
            /** @description Always empty. */
            logo_props: unknown;
            /** @description Those who work on it; shown whatever `fields` says. */
            members: string[];
            /** @description Its name, unique in the project. */
            name: string;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: double
             * @description Its place among the modules.
             */
            sort_order: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /** @description How far it is. */
            status: components["schemas"]["ModuleStatus"];
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /** @description Always empty. */
            view_props: unknown;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a module is changed.
         * @example {
         *       "status": "completed"
         *     }
         */
        ModuleChanges: {
            /** @description What it is about. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * Format: uuid
             * @description The lead, a member of the project.
             */
            lead?: string | null;
            /** @description Those who work on it; who is no member of the project is left out. */
            members?: string[] | {
                /** @description Those that come. */
                add?: string[];
                /** @description Those that go. */
                remove?: string[];
            };
            /** @description Its name, unique in the project. */
            name?: string;
            /** @description Its place among the modules; a new one comes before all others unless said. */
            sort_order?: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /**
             * @description How far it is; `planned` unless said.
             * @enum {string}
             */
            status?: "backlog" | "planned" | "in-progress" | "paused" | "completed" | "cancelled";
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
        };
        /** @description That a work item is in a module. */
        ModuleIssue: components["schemas"]["Audit"] & {
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /**
             * Format: uuid
             * @description The module.
             */
            module: string;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: int64
             * @description How many work items are directly below the work item.
             */
            sub_issues_count: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A link of a module, in the form of a work item's. */
        ModuleLink: components["schemas"]["Audit"] & {
            /** @description Always empty. */
            metadata: unknown;
            /**
             * Format: uuid
             * @description The module it belongs to.
             */
            module: string;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a link of a module is changed.
         * @example {
         *       "title": "The new plan of the hull"
         *     }
         */
        ModuleLinkChanges: {
            /** @description Always empty. */
            metadata?: Record<string, never>;
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url?: string;
        };
        /**
         * @description How far a module is.
         * @enum {string}
         */
        ModuleStatus: "backlog" | "planned" | "in-progress" | "paused" | "completed" | "cancelled";
        /** @description The answer to making a key: the only time its token is shown. */
        NewApiKey: components["schemas"]["ApiKey"] & {
            /** @description `plane_api_` and 32 hexadecimal digits. */
            token: string;
        };
        /**
         * @description What a collection is made from.
         * @example {
         *       "access": 1,
         *       "name": "Handbook"
         *     }
         */
        NewCollection: {
            /**
             * @description 0 all members of the workspace but its guests, 1 the owner and the members; 0 unless said. It does not change later.
             * @enum {integer}
             */
            access?: 0 | 1;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name: string;
            /** @description Its place among the collections; behind the last one unless said. */
            sort_order?: number;
        };
        /**
         * @description Who becomes a member of a collection, and what they may do.
         * @example {
         *       "access": 2,
         *       "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f"
         *     }
         */
        NewCollectionMember: {
            /**
             * @description 0 sees it, 1 the same, 2 changes it and which pages are in it.
             * @enum {integer}
             */
            access: 0 | 1 | 2;
            /**
             * Format: uuid
             * @description The id of a member of the workspace who is no guest of it.
             */
            member: string;
        };
        /**
         * @description Pages that come into a collection, at most 1,000.
         * @example {
         *       "page_ids": [
         *         "01890a5d-ac96-774b-bcce-b302099a8057"
         *       ]
         *     }
         */
        NewCollectionPages: {
            /** @description The pages. */
            page_ids: string[];
            /** @description Not known yet: say the place by its number. */
            placement?: Record<string, never>;
            /** @description New places of some of them, by their ids, among all pages of the workspace. */
            sort_orders?: Record<string, never>;
        };
        /**
         * @description Commands to be carried out, each as a request of its own.
         * @example {
         *       "commands": [
         *         {
         *           "body": {
         *             "identifier": "ENG",
         *             "name": "Engine"
         *           },
         *           "key": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f",
         *           "method": "POST",
         *           "path": "projects/"
         *         }
         *       ],
         *       "mode": "each"
         *     }
         */
        NewCommands: {
            /** @description The commands; the answer has a result for each, in this order. */
            commands: {
                /** @description The command's body; without it the command is sent without one. */
                body?: Record<string, never> | null;
                /** @description The command's `If-Match`. */
                if_match?: string | null;
                /** @description The command's `Idempotency-Key`; no other command of the batch has the same one. */
                key: string;
                /**
                 * @description The method.
                 * @enum {string}
                 */
                method: "POST" | "PATCH" | "DELETE";
                /** @description The path below that of the workspace, such as `projects/`. */
                path: string;
            }[];
            /**
             * @description How the commands belong together: not at all, each is carried out or refused by itself.
             * @enum {string}
             */
            mode?: "each";
        };
        /**
         * @description What a comment is made from. Only admins of the project say who wrote it and when, for an import.
         * @example {
         *       "comment_html": "<p>It still leaks.</p>"
         *     }
         */
        NewComment: {
            /**
             * @description Who may read it: INTERNAL the members of the project without its guests, EXTERNAL these too; INTERNAL unless said, but EXTERNAL where a guest writes it, who can write no other.
             * @enum {string}
             */
            access?: "INTERNAL" | "EXTERNAL";
            /** @description The text as HTML; what a browser would run or load is taken out. */
            comment_html: string;
            /**
             * Format: date-time
             * @description When it was created, if not now: for imports, by admins of the project.
             */
            created_at?: string | null;
            /**
             * Format: uuid
             * @description Who created it, if not the caller: for imports, by admins of the project.
             */
            created_by?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * Format: uuid
             * @description The comment of the same work item that it answers, which is no answer itself; said once.
             */
            parent?: string | null;
        };
        /**
         * @description What a cycle is made from.
         * @example {
         *       "end_date": "2026-12-14",
         *       "name": "Sprint 1",
         *       "start_date": "2026-12-01"
         *     }
         */
        NewCycle: {
            /** @description What it is about. */
            description?: string;
            /**
             * Format: date-time
             * @description When it ends. With a beginning in the same request only the day counts, which ends in the project's time zone.
             */
            end_date?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The owner, a member of the project; the caller unless said.
             */
            owned_by?: string;
            /**
             * Format: uuid
             * @description The project of the path; need not be said.
             */
            project_id?: string | null;
            /** @description Its place among the cycles; before the first one unless said. */
            sort_order?: number;
            /**
             * Format: date-time
             * @description When it begins. With an end in the same request only the day counts, which begins in the project's time zone; today, it begins now.
             */
            start_date?: string | null;
            /** @description IANA name of the zone of its days; the project's unless said. */
            timezone?: string;
        };
        /**
         * @description Work items that come into a cycle, at most 1,000.
         * @example {
         *       "issues": [
         *         "01a206a0-2321-7b76-9417-6c643b4e819b"
         *       ]
         *     }
         */
        NewCycleIssues: {
            /** @description The work items. */
            issues?: string[] | null;
        };
        /**
         * @description What a work item becomes to others; another relation of the same two ends.
         * @example {
         *       "relation_type": "blocked_by",
         *       "work_item_ids": [
         *         "01a206a1-7c2e-7a10-8c54-92ab0d1f6e33"
         *       ]
         *     }
         */
        NewDependencies: {
            /**
             * @description What the work item is to the others.
             * @enum {string}
             */
            relation_type: "blocking" | "blocked_by" | "start_after" | "start_before" | "finish_after" | "finish_before";
            /** @description The other work items, at most 100; of any project. */
            work_item_ids: string[];
        };
        /**
         * @description What an estimate is made from.
         * @example {
         *       "name": "Effort",
         *       "type": "points"
         *     }
         */
        NewEstimate: {
            /** @description What it means. */
            description?: string;
            /** @description Its name. */
            name: string;
            /**
             * @description What its points are: names, or numbers that can be summed.
             * @enum {string}
             */
            type?: "categories" | "points";
        };
        /**
         * @description The points that an estimate gets; a bare list of them will do as well.
         * @example {
         *       "estimate_points": [
         *         {
         *           "key": 1,
         *           "value": "1"
         *         },
         *         {
         *           "key": 2,
         *           "value": "2"
         *         }
         *       ]
         *     }
         */
        NewEstimatePoints: {
            /** @description The points; an estimate has 100 at most. */
            estimate_points: {
                description?: string;
                /** @description Its place among the points, 0 unless said. */
                key?: number;
                value: string;
            }[];
        } | {
            description?: string;
            /** @description Its place among the points, 0 unless said. */
            key?: number;
            value: string;
        }[];
        /**
         * @description What becomes a favourite, or a folder of them.
         * @example {
         *       "entity_identifier": "0193a5f0-1b2c-7000-8000-00000000000a",
         *       "entity_type": "project"
         *     }
         */
        NewFavourite: {
            /**
             * Format: uuid
             * @description The thing, which the caller has to see; none for a folder. It cannot be changed.
             */
            entity_identifier?: string | null;
            /**
             * @description What kind of thing it is of; `work_item` is the same as `issue`. It cannot be changed.
             * @enum {string}
             */
            entity_type: "project" | "cycle" | "module" | "page" | "issue" | "work_item" | "folder";
            /** @description Whether it is a folder, which follows from `entity_type`. */
            is_folder?: boolean;
            /** @description What the caller calls it, which a folder needs; null for what the thing is called. */
            name?: string | null;
            /**
             * Format: uuid
             * @description The folder that it is in; null for none. A folder is in none.
             */
            parent?: string | null;
            /**
             * Format: uuid
             * @description The project that the thing is in, or is; it need not be said, and cannot be changed.
             */
            project_id?: string | null;
            /** @description Its place among all favourites, ascending. */
            sequence?: number;
        };
        /**
         * @description What a work item in the intake is made from.
         * @example {
         *       "issue": {
         *         "description_html": "<p>At the <b>left</b> valve.</p>",
         *         "name": "The pump leaks",
         *         "priority": "high"
         *       },
         *       "source_email": "ada@example.com"
         *     }
         */
        NewIntakeIssue: {
            /**
             * Format: uuid
             * @description Null: it can be set once the work item is there.
             */
            duplicate_to?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where the entry was imported from. */
            external_source?: string | null;
            /** @description What else a client wanted to be kept with it. */
            extra?: Record<string, never>;
            /** @description The work item. Its `name` is needed. */
            issue?: {
                /** @description Null: it can be set once the work item is there. */
                archived_at?: unknown;
                /** @description Null: it can be set once the work item is there. */
                assignees?: unknown;
                /** @description Null: it can be set once the work item is there. */
                created_by?: unknown;
                /** @description Send `description_html` instead. */
                description?: unknown;
                /** @description What is to be done, as HTML; what a browser would run or load is taken out. */
                description_html?: string;
                /** @description Send `description_html` instead. */
                description_json?: unknown;
                /** @description Null: it can be set once the work item is there. */
                estimate_point?: unknown;
                external_id?: string | null;
                external_source?: string | null;
                /** @description Null: it can be set once the work item is there. */
                is_draft?: unknown;
                /** @description Null: it can be set once the work item is there. */
                labels?: unknown;
                name?: string | null;
                /** @description Null: it can be set once the work item is there. */
                parent?: unknown;
                /** @description Null: it can be set once the work item is there. */
                point?: unknown;
                /** @enum {string} */
                priority?: "urgent" | "high" | "medium" | "low" | "none";
                /** @description Null: it can be set once the work item is there. */
                sort_order?: unknown;
                /** @description Null: it can be set once the work item is there. */
                start_date?: unknown;
                /** @description Null: it can be set once the work item is there. */
                state?: unknown;
                /** @description Null: it can be set once the work item is there. */
                target_date?: unknown;
                /** @description Null: it can be set once the work item is there. */
                type?: unknown;
                /** @description Null: it can be set once the work item is there. */
                type_id?: unknown;
            };
            /**
             * Format: date-time
             * @description Null: it can be set once the work item is there.
             */
            snoozed_till?: string | null;
            /** @description How it came. */
            source?: string | null;
            /** @description The address that it came from. */
            source_email?: string | null;
            /**
             * @description -2: nothing is decided about a new one yet.
             * @enum {integer}
             */
            status?: -2;
        };
        /** @description The answer to making an invitation or another link of it: the only time the link is shown. */
        NewInvitation: components["schemas"]["Invitation"] & {
            /** @description The link, below the address of the site: its path, and the token in its fragment. */
            link: string;
            /** @description `tm_invitation_` and 64 hexadecimal digits. */
            token: string;
        };
        /**
         * @description What a label is made from.
         * @example {
         *       "color": "#d73a4a",
         *       "name": "bug"
         *     }
         */
        NewLabel: {
            /** @description Its colour, any text. */
            color?: string;
            /** @description What it means. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name, unique in the project. */
            name: string;
            /**
             * Format: uuid
             * @description The label above it.
             */
            parent?: string | null;
            /** @description Its place among the labels. */
            sort_order?: number;
        };
        /**
         * @description What a link is made from. Only admins of the project say who made it and when, for an import.
         * @example {
         *       "title": "The pump's manual",
         *       "url": "https://example.org/pump"
         *     }
         */
        NewLink: {
            /**
             * Format: date-time
             * @description When it was created, if not now: for imports, by admins of the project.
             */
            created_at?: string | null;
            /**
             * Format: uuid
             * @description Who created it, if not the caller: for imports, by admins of the project.
             */
            created_by?: string | null;
            /** @description What is known of the page. */
            metadata?: Record<string, never>;
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url: string;
        };
        /**
         * @description Who becomes a member of a workspace, by id or by address, and as what.
         * @example {
         *       "email": "ada@example.org",
         *       "role": 15
         *     }
         */
        NewMember: {
            /** @description The user's address, heeded without `member`. */
            email?: string;
            /**
             * Format: uuid
             * @description The user's id; this or `email`.
             */
            member?: string;
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
            /**
             * @description The role by name; it counts more than `role`.
             * @enum {string}
             */
            role_slug?: "admin" | "member" | "guest";
        };
        /**
         * @description What a module is made from.
         * @example {
         *       "name": "Hull",
         *       "start_date": "2027-02-01",
         *       "status": "in-progress",
         *       "target_date": "2027-03-01"
         *     }
         */
        NewModule: {
            /** @description What it is about. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * Format: uuid
             * @description The lead, a member of the project.
             */
            lead?: string | null;
            /** @description Those who work on it; who is no member of the project is left out. */
            members?: string[];
            /** @description Its name, unique in the project. */
            name: string;
            /** @description Its place among the modules; a new one comes before all others unless said. */
            sort_order?: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /**
             * @description How far it is; `planned` unless said.
             * @enum {string}
             */
            status?: "backlog" | "planned" | "in-progress" | "paused" | "completed" | "cancelled";
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
        };
        /**
         * @description Which work items are added to a module.
         * @example {
         *       "issues": [
         *         "01a206a0-2321-7b76-9417-6c643b4e819b"
         *       ]
         *     }
         */
        NewModuleIssues: {
            /** @description The work items, 1000 at most. */
            issues?: string[];
        };
        /**
         * @description What a link of a module is made from.
         * @example {
         *       "title": "The plan of the hull",
         *       "url": "https://example.org/hull"
         *     }
         */
        NewModuleLink: {
            /** @description Always empty. */
            metadata?: Record<string, never>;
            /** @description What the link is called. */
            title?: string | null;
            /** @description Where it leads, http or https. */
            url: string;
        };
        /**
         * @description To whom a workspace is handed: one of its members.
         * @example {
         *       "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f"
         *     }
         */
        NewOwner: {
            /**
             * Format: uuid
             * @description The user's id.
             */
            member: string;
        };
        /**
         * @description What a page is made from.
         * @example {
         *       "description_html": "<p>What comes when.</p>",
         *       "name": "Roadmap"
         *     }
         */
        NewPage: {
            /**
             * @description 0 all who may read pages there, 1 the owner alone; 0 unless said.
             * @enum {integer}
             */
            access?: 0 | 1;
            /**
             * Format: date-time
             * @description Any time archives it now, with the pages below it; null brings them back.
             */
            archived_at?: string | null;
            /**
             * Format: uuid
             * @description The collection that it is in, if it is a page of the workspace and below no other; null for none.
             */
            collection_id?: string | null;
            /** @description Its colour, any text. */
            color?: string;
            /** @description The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent. */
            description_html?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is locked, so that nobody changes it. */
            is_locked?: boolean;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The page above it, of the same project or workspace; null for none.
             */
            parent?: string | null;
            /**
             * Format: uuid
             * @description The same as `parent`, which counts before it.
             */
            parent_id?: string | null;
            /** @description Its place among the pages below the same one, ascending. */
            sort_order?: number;
        };
        /**
         * @description What a project is made from.
         * @example {
         *       "identifier": "ENG",
         *       "name": "Engine"
         *     }
         */
        NewProject: {
            /** @description After how many months closed work items are archived, 0 for never. */
            archive_in?: number;
            /** @description After how many months idle work items are closed, 0 for never. */
            close_in?: number;
            /**
             * Format: uuid
             * @description The state that idle work items are closed into, null for the first cancelled one.
             */
            closing_state?: string | null;
            /** @description Address of a picture: `http://`, `https://` or a path of the site. */
            cover_image?: string | null;
            /** @description Whether cycles are shown. */
            cycle_view?: boolean;
            /**
             * Format: uuid
             * @description The assignee of new work items without one.
             */
            default_assignee?: string | null;
            /**
             * Format: uuid
             * @description The state of new work items that name none; not at creation, which makes the states.
             */
            default_state?: string | null;
            /** @description What it is about. */
            description?: string;
            /** @description A picture for lists. */
            emoji?: string | null;
            /**
             * Format: uuid
             * @description The estimate in use, null for none; not at creation, which makes none.
             */
            estimate?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether guests see all work items, and not only those that they created or are assigned to. */
            guest_view_all_features?: boolean;
            /** @description An icon for lists: any JSON of at most 8192 characters. */
            icon_prop?: unknown;
            /** @description The prefix of its work items' keys, unique in the workspace. */
            identifier: string;
            /** @description Whether intake is shown. */
            intake_view?: boolean;
            /** @description Whether work items have types. */
            is_issue_type_enabled?: boolean;
            /** @description Whether time is tracked. */
            is_time_tracking_enabled?: boolean;
            /** @description Whether views are shown. */
            issue_views_view?: boolean;
            /** @description Whether modules are shown. */
            module_view?: boolean;
            /** @description Its name, unique in the workspace. */
            name: string;
            /** @description 2: everybody of the workspace finds it. */
            network?: number | null;
            /** @description Whether pages are shown. */
            page_view?: boolean;
            /**
             * Format: uuid
             * @description The lead.
             */
            project_lead?: string | null;
            /** @description IANA name of its zone. */
            timezone?: string;
        };
        /**
         * @description Who becomes a member of a project, and as what.
         * @example {
         *       "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f",
         *       "role": 15
         *     }
         */
        NewProjectMember: {
            /**
             * Format: uuid
             * @description The id of a member of the workspace.
             */
            member: string;
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
        };
        /**
         * @description A reaction.
         * @example {
         *       "reaction": "128077"
         *     }
         */
        NewReaction: {
            /** @description A sign by its short name, its code point or itself. */
            reaction: string;
        };
        /**
         * @description What a work item becomes to others; another relation of the same two ends.
         * @example {
         *       "issues": [
         *         "01a206a1-7c2e-7a10-8c54-92ab0d1f6e33"
         *       ],
         *       "relation_type": "blocking"
         *     }
         */
        NewRelations: {
            /** @description The other work items, at most 100; of any project. */
            issues: string[];
            /**
             * @description What the work item is to the others.
             * @enum {string}
             */
            relation_type: "blocking" | "blocked_by" | "duplicate" | "relates_to" | "start_after" | "start_before" | "finish_after" | "finish_before";
        };
        /**
         * @description What a state is made from.
         * @example {
         *       "color": "#8250df",
         *       "group": "started",
         *       "name": "In review"
         *     }
         */
        NewState: {
            /** @description Its colour, any text. */
            color: string;
            /** @description Whether work items that name no state start here. */
            default?: boolean;
            /** @description What it means. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * @description The part of the workflow that it belongs to; `backlog` unless said.
             * @enum {string}
             */
            group?: "backlog" | "unstarted" | "started" | "completed" | "cancelled";
            /** @description False: there are none yet. */
            is_triage?: boolean;
            /** @description Its name, unique in the project. */
            name: string;
            /** @description Its place in the workflow. */
            sequence?: number;
        };
        /**
         * @description What a sticky is made from.
         * @example {
         *       "description_html": "<p>A lamp that dims.</p>",
         *       "name": "Ideas"
         *     }
         */
        NewSticky: {
            /** @description The colour of its paper, any text. */
            background_color?: string | null;
            /** @description Its colour, any text. */
            color?: string | null;
            /** @description What the client's editor keeps of the text, any object; `{}` unless sent. */
            description?: Record<string, never>;
            /** @description The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent. */
            description_html?: string;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name?: string | null;
            /** @description Its place. */
            sort_order?: number;
        };
        /**
         * @description What the caller has opened.
         * @example {
         *       "entity_identifier": "0193a5f0-1b2c-7000-8000-00000000000a",
         *       "entity_name": "issue"
         *     }
         */
        NewVisit: {
            /**
             * Format: uuid
             * @description The thing, which the caller has to see.
             */
            entity_identifier: string;
            /**
             * @description What kind of thing it is; `work_item` is the same as `issue`.
             * @enum {string}
             */
            entity_name: "project" | "cycle" | "module" | "page" | "issue" | "work_item";
            /**
             * Format: uuid
             * @description The project that the thing is in, or is; it need not be said.
             */
            project_id?: string | null;
        };
        /**
         * @description A vote.
         * @example {
         *       "vote": 1
         *     }
         */
        NewVote: {
            /** @description 1 for it, which it is unless said, or -1 against it. */
            vote?: number;
        };
        /**
         * @description What a work item is made from. Only admins of the project say who made it and when, for an import.
         * @example {
         *       "description_html": "<p>At the <b>left</b> valve.</p>",
         *       "name": "The pump leaks",
         *       "priority": "high",
         *       "target_date": "2027-03-01"
         *     }
         */
        NewWorkItem: {
            /**
             * Format: date
             * @description The day it was archived; null brings it back.
             */
            archived_at?: string | null;
            /** @description Who works on it; on a new one the project's `default_assignee` if nobody is named. */
            assignees?: string[];
            /**
             * Format: date-time
             * @description When it was created, if not now: for imports, by admins of the project.
             */
            created_at?: string | null;
            /**
             * Format: uuid
             * @description Who created it, if not the caller: for imports, by admins of the project.
             */
            created_by?: string | null;
            /** @description What is to be done, as HTML; what a browser would run or load is taken out. */
            description_html?: string;
            /**
             * Format: uuid
             * @description A point of the estimate that the project uses, null for none.
             */
            estimate_point?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description False: there are none yet. */
            is_draft?: boolean;
            /** @description Its labels. */
            labels?: string[];
            /** @description What is to be done, in a line. */
            name: string;
            /**
             * Format: uuid
             * @description The work item above it, null for none.
             */
            parent?: string | null;
            /** @description Points of the old kind, 0 to 12. */
            point?: number | null;
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            priority?: "urgent" | "high" | "medium" | "low" | "none";
            /** @description Its place among others. */
            sort_order?: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /**
             * Format: uuid
             * @description Its workflow state; of a new one the project's `default_state` unless said.
             */
            state?: string;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description Null: there are none yet.
             */
            type?: string | null;
            /**
             * Format: uuid
             * @description Null: there are none yet.
             */
            type_id?: string | null;
        };
        /**
         * @description The page that a work item is linked with.
         * @example {
         *       "page_id": "01890a5d-ac96-774b-bcce-b302099a8057"
         *     }
         */
        NewWorkItemPage: {
            /**
             * Format: uuid
             * @description The page.
             */
            page_id: string;
        };
        /**
         * @description What a workspace is made from.
         * @example {
         *       "name": "Acme",
         *       "slug": "acme",
         *       "timezone": "Europe/Berlin"
         *     }
         */
        NewWorkspace: {
            /** @description Its name. */
            name: string;
            /** @description Its name in paths: letters, digits, `-` and `_`; it stays as it is. */
            slug: string;
            /** @description The IANA name of the zone its projects start with. */
            timezone?: string;
        };
        /** @description What whoever holds the link of an invitation is told. */
        OpenInvitation: {
            /** @description When the invitation can no longer be accepted. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description Whether the address that was invited has an account, to sign in with; else they sign up. */
            has_account: boolean;
            /** @description What they become: 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
            /** @description The role by name. */
            role_slug: components["schemas"]["RoleName"];
            /** @description What the workspace is called. */
            workspace_name: string;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Activity: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /** @description The actor. */
                actor?: components["schemas"]["Reference_UserLite"] | null;
                /** @description Always empty. */
                attachments: string[];
                /** @description What happened, in words. */
                comment: string;
                /** @description When it happened. */
                created_at: components["schemas"]["Timestamp"];
                /** @description Always null. */
                deleted_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: double
                 * @description When it happened, in whole Unix seconds.
                 */
                epoch: number;
                /** @description The field that changed, null when the work item itself was created. */
                field?: string | null;
                /**
                 * Format: uuid
                 * @description The activity's id.
                 */
                id: string;
                /** @description When they really did it. */
                imported_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: uuid
                 * @description The true actor, where an import names another user or time.
                 */
                imported_by?: string | null;
                /** @description The work item it is about. */
                issue?: components["schemas"]["Reference_WorkItem"] | null;
                /**
                 * Format: uuid
                 * @description The comment it is about.
                 */
                issue_comment?: string | null;
                /**
                 * Format: uuid
                 * @description The id of the value after.
                 */
                new_identifier?: string | null;
                /** @description The value after, by its name of that time. */
                new_value?: string | null;
                /**
                 * Format: uuid
                 * @description The id of the value before.
                 */
                old_identifier?: string | null;
                /** @description The value before, by its name of that time. */
                old_value?: string | null;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description When it happened. */
                updated_at: components["schemas"]["Timestamp"];
                /** @description created, updated or deleted. */
                verb: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_ApiKey: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /** @description When it was made. */
                created_at: components["schemas"]["Timestamp"];
                /** @description What it is for. */
                description: string;
                /** @description When it stops working, null for never. */
                expired_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: uuid
                 * @description The key's id.
                 */
                id: string;
                /** @description Whether it is still valid. */
                is_active: boolean;
                /** @description Whether it has the higher rate limit of services. */
                is_service: boolean;
                /** @description What it is called. */
                label: string;
                /** @description When it was last used, give or take seconds. */
                last_used?: components["schemas"]["Timestamp"] | null;
                /** @description The first characters of its token, to recognise it. */
                token_prefix: string;
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_ArchivedCycle: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["CountedCycle"] & {
                /**
                 * Format: double
                 * @description That of those in completed states.
                 */
                completed_estimates?: number | null;
                /**
                 * Format: double
                 * @description That of those in started states.
                 */
                started_estimates?: number | null;
                /**
                 * Format: double
                 * @description The sum of the estimates of its work items; null without any.
                 */
                total_estimates?: number | null;
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_CollectionBranchPage: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /**
                 * Format: uuid
                 * @description The collection.
                 */
                collection_id: string;
                /** @description The page. */
                page: components["schemas"]["CollectionPageLite"];
                /**
                 * Format: uuid
                 * @description The id of its place in the collection, which is the page's; null for a page below another.
                 */
                page_collection_id?: string | null;
                /**
                 * Format: uuid
                 * @description The page above it.
                 */
                parent_id?: string | null;
                /**
                 * Format: double
                 * @description Its place among the pages below the same one, ascending.
                 */
                sort_order: number;
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Comment: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description Its readers: INTERNAL the members of the project without its guests, EXTERNAL these too. */
                access: components["schemas"]["CommentAccess"];
                /** @description The author. */
                actor?: components["schemas"]["Reference_UserLite"] | null;
                /** @description Always empty. */
                attachments: string[];
                /** @description The text as sanitised HTML. */
                comment_html: string;
                /**
                 * Format: uuid
                 * @description The id of its text.
                 */
                description: string;
                /** @description When its text was last changed. */
                edited_at?: components["schemas"]["Timestamp"] | null;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Whether the author is a member of the project; only in answers to GET. */
                is_member?: boolean | null;
                /** @description The work item it is about. */
                issue: components["schemas"]["Reference_WorkItem"];
                /**
                 * Format: uuid
                 * @description The comment of the same work item that it answers.
                 */
                parent?: string | null;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_CommentReaction: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The person who reacted. */
                actor: components["schemas"]["Reference_UserLite"];
                /**
                 * Format: uuid
                 * @description The comment.
                 */
                comment: string;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description The sign, as it was sent. */
                reaction: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_CountedCycle: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Cycle"] & {
                /**
                 * Format: int64
                 * @description Those in states of the backlog.
                 */
                backlog_issues: number;
                /**
                 * Format: int64
                 * @description Those in cancelled states.
                 */
                cancelled_issues: number;
                /**
                 * Format: int64
                 * @description Those in completed states.
                 */
                completed_issues: number;
                /**
                 * Format: int64
                 * @description Those in started states.
                 */
                started_issues: number;
                /**
                 * Format: int64
                 * @description All of them.
                 */
                total_issues: number;
                /**
                 * Format: int64
                 * @description Those in unstarted states.
                 */
                unstarted_issues: number;
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_CountedModule: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Module"] & {
                /**
                 * Format: int64
                 * @description Those in states of the backlog.
                 */
                backlog_issues: number;
                /**
                 * Format: int64
                 * @description Those in cancelled states.
                 */
                cancelled_issues: number;
                /**
                 * Format: int64
                 * @description Those in completed states.
                 */
                completed_issues: number;
                /**
                 * Format: int64
                 * @description Those in started states.
                 */
                started_issues: number;
                /**
                 * Format: int64
                 * @description All of them.
                 */
                total_issues: number;
                /**
                 * Format: int64
                 * @description Those in unstarted states.
                 */
                unstarted_issues: number;
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Cycle: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description When it was archived. */
                archived_at?: components["schemas"]["Timestamp"] | null;
                /** @description What it is about. */
                description: string;
                /** @description When it ends; null in a draft. */
                end_date?: components["schemas"]["Timestamp"] | null;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Always empty. */
                logo_props: {
                    [key: string]: unknown;
                };
                /** @description Its name. */
                name: string;
                /** @description The owner. */
                owned_by: components["schemas"]["Reference_UserLite"];
                /** @description How far it was when its open work items went into another cycle; empty until then. */
                progress_snapshot: Record<string, never>;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: double
                 * @description Its place among the cycles.
                 */
                sort_order: number;
                /** @description When it begins; null in a draft. */
                start_date?: components["schemas"]["Timestamp"] | null;
                /** @description IANA name of the zone of its days. */
                timezone: string;
                /**
                 * Format: int32
                 * @description Always 1.
                 */
                version: number;
                /** @description Always empty. */
                view_props: {
                    [key: string]: unknown;
                };
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_IntakeIssue: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /**
                 * Format: uuid
                 * @description The work item that it repeats.
                 */
                duplicate_to?: string | null;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where the entry was imported from. */
                external_source?: string | null;
                /** @description What else a client wanted to be kept with it. */
                extra: {
                    [key: string]: unknown;
                };
                /**
                 * Format: uuid
                 * @description The intake of the project.
                 */
                inbox: string;
                /**
                 * Format: uuid
                 * @description The intake of the project.
                 */
                intake: string;
                /** @description The work item. */
                issue: components["schemas"]["Reference_WorkItem"];
                /** @description The work item. */
                issue_detail: components["schemas"]["IntakeIssueDetail"];
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description Until when it is snoozed; then its status is -2 again. */
                snoozed_till?: components["schemas"]["Timestamp"] | null;
                /** @description How it came. */
                source?: string | null;
                /** @description The address that it came from. */
                source_email?: string | null;
                /** @description What was decided: -2 nothing yet, -1 declined, 0 snoozed, 1 accepted, 2 duplicate. */
                status: components["schemas"]["IntakeStatusNumber"];
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Label: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description Its colour, any text. */
                color: string;
                /** @description What it means. */
                description: string;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Its name, unique in the project. */
                name: string;
                /**
                 * Format: uuid
                 * @description The label above it.
                 */
                parent?: string | null;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: double
                 * @description Its place among the labels.
                 */
                sort_order: number;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Link: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The work item it belongs to. */
                issue: components["schemas"]["Reference_WorkItem"];
                /** @description What is known of the page. */
                metadata: unknown;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description What the link is called. */
                title?: string | null;
                /** @description Where it leads, http or https. */
                url: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Member: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["UserLite"] & {
                /** @description Whether the membership is active. */
                is_active: boolean;
                /** @description Whether it is a bot. */
                is_bot: boolean;
                /** @description Whether they may read the whole log of the workspace; absent if not. */
                log_access?: boolean;
                /**
                 * Format: uuid
                 * @description The id of the membership of a project, which will do for the user's in paths; absent for members of workspaces.
                 */
                membership_id?: string | null;
                /** @description 20 admin, 15 member, 5 guest. */
                role: components["schemas"]["RoleNumber"];
                /** @description The role by name. */
                role_slug: components["schemas"]["RoleName"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Module: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description When it was archived. */
                archived_at?: components["schemas"]["Timestamp"] | null;
                /** @description What it is about. */
                description: string;
                /** @description Always null. */
                description_html?: unknown;
                /** @description Always null. */
                description_text?: unknown;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /**
                 * Format: uuid
                 * @description The lead.
                 */
                lead?: string | null;
                /** @description Always empty. */
                logo_props: unknown;
                /** @description Those who work on it; shown whatever `fields` says. */
                members: string[];
                /** @description Its name, unique in the project. */
                name: string;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: double
                 * @description Its place among the modules.
                 */
                sort_order: number;
                /**
                 * Format: date
                 * @description When work is to begin.
                 */
                start_date?: string | null;
                /** @description How far it is. */
                status: components["schemas"]["ModuleStatus"];
                /**
                 * Format: date
                 * @description When it is to be done.
                 */
                target_date?: string | null;
                /** @description Always empty. */
                view_props: unknown;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_ModuleLink: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description Always empty. */
                metadata: unknown;
                /**
                 * Format: uuid
                 * @description The module it belongs to.
                 */
                module: string;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description What the link is called. */
                title?: string | null;
                /** @description Where it leads, http or https. */
                url: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_PageVersion: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /** @description The text as sanitised HTML; not in lists. */
                description_html?: string | null;
                /** @description The text without its tags; not in lists. */
                description_stripped?: string | null;
                /**
                 * Format: uuid
                 * @description The id of the event that saved it.
                 */
                id: string;
                /** @description When it was saved. */
                last_saved_at: components["schemas"]["Timestamp"];
                /** @description The name of the page in it. */
                name: string;
                /**
                 * Format: uuid
                 * @description The user who saved it.
                 */
                owned_by: string;
                /**
                 * Format: uuid
                 * @description The page.
                 */
                page: string;
                /**
                 * Format: int64
                 * @description Its number, that of the page's stream after it was saved.
                 */
                version: number;
                /**
                 * Format: uuid
                 * @description The workspace.
                 */
                workspace: string;
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Project: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /**
                 * Format: int32
                 * @description After how many months closed work items are archived, 0 for never.
                 */
                archive_in: number;
                /** @description When it was archived. */
                archived_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: int32
                 * @description After how many months idle work items are closed, 0 for never.
                 */
                close_in: number;
                /**
                 * Format: uuid
                 * @description The state that idle work items are closed into; null for the first cancelled one.
                 */
                closing_state?: string | null;
                /** @description Address of a picture. */
                cover_image?: string | null;
                /**
                 * Format: uuid
                 * @description An uploaded picture.
                 */
                cover_image_asset?: string | null;
                /** @description Address of the picture. */
                cover_image_url?: string | null;
                /** @description Whether cycles are shown. */
                cycle_view: boolean;
                /** @description The assignee of new work items without one. */
                default_assignee?: components["schemas"]["Reference_UserLite"] | null;
                /**
                 * Format: uuid
                 * @description The state of new work items without one: the one whose `default` is true, else the first.
                 */
                default_state?: string | null;
                /** @description What it is about. */
                description: string;
                /** @description Always null. */
                description_html?: unknown;
                /** @description Always null. */
                description_text?: unknown;
                /** @description A picture for lists. */
                emoji?: string | null;
                /**
                 * Format: uuid
                 * @description The estimate in use.
                 */
                estimate?: string | null;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Whether guests see all work items, and not only those that they created or are assigned to. */
                guest_view_all_features: boolean;
                /** @description An icon for lists. */
                icon_prop?: unknown;
                /** @description The prefix of its work items' keys, unique in the workspace. */
                identifier: string;
                /** @description Whether intake is shown. */
                intake_view: boolean;
                /** @description Whether it is published. */
                is_deployed: boolean;
                /** @description Whether work items have types. */
                is_issue_type_enabled: boolean;
                /** @description Whether the caller is an active member. */
                is_member: boolean;
                /** @description Whether time is tracked. */
                is_time_tracking_enabled: boolean;
                /** @description Whether views are shown. */
                issue_views_view: boolean;
                /** @description The picture shown beside the name. */
                logo_props: unknown;
                /**
                 * Format: int32
                 * @description The caller's role: 20 admin, 15 member, 5 guest.
                 */
                member_role?: number | null;
                /** @description Whether modules are shown. */
                module_view: boolean;
                /** @description Its name, unique in the workspace. */
                name: string;
                /**
                 * Format: int32
                 * @description Its visibility: 0 for its members, 2 for all members of the workspace.
                 */
                network: number;
                /** @description Whether pages are shown. */
                page_view: boolean;
                /** @description The lead. */
                project_lead?: components["schemas"]["Reference_UserLite"] | null;
                /**
                 * Format: double
                 * @description The caller's place for it, in lists only: absent elsewhere, null for non-members.
                 */
                sort_order?: number | null;
                /** @description IANA name of its zone. */
                timezone: string;
                /**
                 * Format: int64
                 * @description Its cycles.
                 */
                total_cycles: number;
                /**
                 * Format: int64
                 * @description Active members that are no bots.
                 */
                total_members: number;
                /**
                 * Format: int64
                 * @description Its modules.
                 */
                total_modules: number;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_ProjectCompact: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["ProjectLite"] & {
                /** @description When it was archived. */
                archived_at?: components["schemas"]["Timestamp"] | null;
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_RelationDefinition: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /** @description The colour that it is shown in. */
                color: string;
                /** @description When it was made. */
                created_at: components["schemas"]["Timestamp"];
                /**
                 * Format: uuid
                 * @description The kind.
                 */
                id: string;
                /** @description What the other side is to the one. */
                inward: string;
                /** @description Whether it may be used. */
                is_active: boolean;
                /** @description Whether every workspace has it. */
                is_default: boolean;
                /** @description What it is called. */
                name: string;
                /** @description What one side is to the other. */
                outward: string;
                /**
                 * Format: double
                 * @description Its place among others, ascending.
                 */
                sort_order: number;
                /** @description When it was changed last. */
                updated_at: components["schemas"]["Timestamp"];
                /**
                 * Format: uuid
                 * @description The workspace.
                 */
                workspace: string;
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_State: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description Its colour, any text. */
                color: string;
                /** @description Whether work items that name no state start here. */
                default: boolean;
                /** @description What it means. */
                description: string;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description The part of the workflow that it belongs to. */
                group: components["schemas"]["StateGroup"];
                /** @description Always false. */
                is_triage: boolean;
                /** @description Its name, unique in the project. */
                name: string;
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: double
                 * @description Its place in the workflow.
                 */
                sequence: number;
                /** @description Its name for addresses; empty for the states every project starts with. */
                slug: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Sticky: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The colour of its paper, any text. */
                background_color?: string | null;
                /** @description Its colour, any text. */
                color?: string | null;
                /** @description What the client's editor keeps of the text, as the client wrote it. */
                description: Record<string, never>;
                /** @description Always null. */
                description_binary?: string | null;
                /** @description The text as sanitised HTML. */
                description_html: string;
                /** @description The text without its tags; null where the HTML is empty. */
                description_stripped?: string | null;
                /** @description Its icon or emoji, as the client wrote it. */
                logo_props: Record<string, never>;
                /** @description Its name. */
                name?: string | null;
                /**
                 * Format: uuid
                 * @description Its owner.
                 */
                owner: string;
                /**
                 * Format: double
                 * @description Its place.
                 */
                sort_order: number;
                /**
                 * Format: uuid
                 * @description The workspace it belongs to.
                 */
                workspace: string;
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_StoredEvent: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /**
                 * Format: uuid
                 * @description Who did it.
                 */
                actor: string;
                /**
                 * Format: uuid
                 * @description The command it came from.
                 */
                command: string;
                /** @description What the event says, exactly as it was stored. */
                data: Record<string, never>;
                /** @description The kind of thing it happened to, for example `issue`. */
                entity: string;
                /**
                 * Format: uuid
                 * @description The thing it happened to.
                 */
                entity_id: string;
                /** @description SHA-256 over the hash before and everything above, hexadecimal. */
                hash: string;
                /**
                 * Format: uuid
                 * @description The event's id.
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description The work item whose activity shows it.
                 */
                issue?: string | null;
                /** @description Who, when and why, exactly as it was stored. */
                metadata: Record<string, never>;
                /** @description Only in the live feed, and only if there are any: the keys of `data` that are null because their values are long. */
                omitted?: string[];
                /**
                 * Format: int64
                 * @description Its position in the workspace's log.
                 */
                position: number;
                /**
                 * Format: uuid
                 * @description The project it belongs to.
                 */
                project?: string | null;
                /** @description When it was recorded. */
                time: components["schemas"]["Timestamp"];
                /** @description What happened, for example `IssueRenamed`. */
                type: string;
                /** @description The version of its form. */
                type_version: string;
                /**
                 * Format: int64
                 * @description The version of its stream after it.
                 */
                version: number;
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_WikiPage: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description Its readers: 0 all who may read pages there, 1 its owner alone. */
                access: components["schemas"]["PageAccessNumber"];
                /** @description Always null: no page is published. */
                anchor?: string | null;
                /** @description Since when it is archived. */
                archived_at?: components["schemas"]["Timestamp"] | null;
                /**
                 * Format: uuid
                 * @description The collection that it is in itself; null for a page below another.
                 */
                collection_id?: string | null;
                /** @description Its colour, any text. */
                color: string;
                /** @description Always null. */
                description?: string | null;
                /** @description Always null. */
                description_binary?: string | null;
                /** @description The text as sanitised HTML. */
                description_html: string;
                /** @description The text without its tags. */
                description_stripped: string;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Whether it is a page of the workspace. */
                is_global: boolean;
                /** @description Whether it is locked, so that nobody changes it. */
                is_locked: boolean;
                /** @description Its icon or emoji, as the client wrote it. */
                logo_props: Record<string, never>;
                /** @description Its name. */
                name: string;
                /** @description Its owner. */
                owned_by: components["schemas"]["Reference_UserLite"];
                /**
                 * Format: uuid
                 * @description The page above it.
                 */
                parent?: string | null;
                /** @description The project it belongs to; null for a page of the workspace. */
                project?: components["schemas"]["Reference_ProjectLite"] | null;
                /** @description The same as a list. */
                projects: string[];
                /**
                 * Format: double
                 * @description Its place among the pages below the same one, ascending.
                 */
                sort_order: number;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_WorkItem: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /**
                 * Format: date
                 * @description The day it was archived.
                 */
                archived_at?: string | null;
                /** @description The assignees. */
                assignees: components["schemas"]["Reference_UserLite"][];
                /** @description When it entered a completed state. */
                completed_at?: components["schemas"]["Timestamp"] | null;
                /** @description Always null. */
                description_binary?: string | null;
                /** @description What is to be done, as sanitised HTML. */
                description_html: string;
                /** @description Its point of the project's estimate. */
                estimate_point?: components["schemas"]["Reference_EstimatePoint"] | null;
                /** @description Its id there. */
                external_id?: string | null;
                /** @description Where it was imported from. */
                external_source?: string | null;
                /** @description Whether it is a draft. */
                is_draft: boolean;
                /** @description Its labels. */
                labels: components["schemas"]["Reference_Label"][];
                /** @description What is to be done, in a line. */
                name: string;
                /** @description The work item above it. */
                parent?: components["schemas"]["Reference_IssueLite"] | null;
                /**
                 * Format: int32
                 * @description Points of the old kind, 0 to 12.
                 */
                point?: number | null;
                /** @description How urgent it is. */
                priority: components["schemas"]["Priority"];
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: int32
                 * @description Its running number in the project.
                 */
                sequence_id: number;
                /**
                 * Format: double
                 * @description Its place among others.
                 */
                sort_order: number;
                /**
                 * Format: date
                 * @description When work is to begin.
                 */
                start_date?: string | null;
                /** @description Its workflow state. */
                state?: components["schemas"]["Reference_StateLite"] | null;
                /**
                 * Format: date
                 * @description When it is to be done.
                 */
                target_date?: string | null;
                /**
                 * Format: uuid
                 * @description The type, always null so far.
                 */
                type?: string | null;
                /**
                 * Format: uuid
                 * @description The type, always null so far.
                 */
                type_id?: string | null;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_WorkItemPage: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The work item. */
                issue: components["schemas"]["Reference_WorkItem"];
                /** @description The page. */
                page: components["schemas"]["WorkItemPageLite"];
                /** @description The project of the work item. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description The workspace. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_WorkItemReaction: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The person who reacted. */
                actor: components["schemas"]["Reference_UserLite"];
                /** @description The work item. */
                issue: components["schemas"]["Reference_WorkItem"];
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /** @description The sign, as it was sent. */
                reaction: string;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_WorkItemVote: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: (components["schemas"]["Audit"] & {
                /** @description The person who voted. */
                actor: components["schemas"]["Reference_UserLite"];
                /** @description The work item. */
                issue: components["schemas"]["Reference_WorkItem"];
                /** @description The project it belongs to. */
                project: components["schemas"]["Reference_ProjectLite"];
                /**
                 * Format: int32
                 * @description 1 for it, -1 against it.
                 */
                vote: number;
                /** @description The workspace it belongs to. */
                workspace: components["schemas"]["Reference_WorkspaceLite"];
            })[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /** @description A page of a list: exactly these twelve keys, always all of them. */
        Page_Workspace: {
            /** @description Rows of this page. */
            count: number;
            /** @description Always null. */
            extra_stats?: string | null;
            /** @description Always null. */
            grouped_by?: string | null;
            /**
             * @description The cursor of the page after this one, also when there is none.
             * @example 1000:1:0
             */
            next_cursor: string;
            /** @description Whether there is a row beyond this page. */
            next_page_results: boolean;
            /**
             * @description The cursor of the page before this one, `N:-1:1` on the first.
             * @example 1000:-1:1
             */
            prev_cursor: string;
            /** @description Whether there is a page before this one. */
            prev_page_results: boolean;
            /** @description The rows. */
            results: {
                /** @description When it was created. */
                created_at: components["schemas"]["Timestamp"];
                /**
                 * Format: uuid
                 * @description The workspace's id.
                 */
                id: string;
                /** @description Its name. */
                name: string;
                /**
                 * Format: uuid
                 * @description The owner.
                 */
                owner?: string | null;
                /** @description The caller's role: 20 admin, 15 member, 5 guest. */
                role?: components["schemas"]["RoleNumber"] | null;
                /** @description The caller's role by name. */
                role_slug?: components["schemas"]["RoleName"] | null;
                /** @description Its name in paths. */
                slug: string;
                /** @description The IANA name of the zone its projects start with. */
                timezone: string;
                /**
                 * Format: int64
                 * @description How many active members it has.
                 */
                total_members: number;
                /** @description When it was last changed. */
                updated_at: components["schemas"]["Timestamp"];
            }[];
            /** @description Always null. */
            sub_grouped_by?: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total_count: number;
            /**
             * Format: int64
             * @description Pages of the whole list, 0 for an empty one.
             */
            total_pages: number;
            /**
             * Format: int64
             * @description The same as `total_count`.
             */
            total_results: number;
        };
        /**
         * @description 0 public, 1 private.
         * @enum {integer}
         */
        PageAccessNumber: 0 | 1;
        /**
         * @description What of a page is changed.
         * @example {
         *       "access": 1,
         *       "name": "Roadmap 2027"
         *     }
         */
        PageChanges: {
            /**
             * @description 0 all who may read pages there, 1 the owner alone; 0 unless said.
             * @enum {integer}
             */
            access?: 0 | 1;
            /**
             * Format: date-time
             * @description Any time archives it now, with the pages below it; null brings them back.
             */
            archived_at?: string | null;
            /**
             * Format: uuid
             * @description The collection that it is in, if it is a page of the workspace and below no other; null for none.
             */
            collection_id?: string | null;
            /** @description Its colour, any text. */
            color?: string;
            /** @description The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent. */
            description_html?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is locked, so that nobody changes it. */
            is_locked?: boolean;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name?: string;
            /**
             * Format: uuid
             * @description The page above it, of the same project or workspace; null for none.
             */
            parent?: string | null;
            /**
             * Format: uuid
             * @description The same as `parent`, which counts before it.
             */
            parent_id?: string | null;
            /** @description Its place among the pages below the same one, ascending. */
            sort_order?: number;
        };
        /** @description A saved version of a page's name and text. */
        PageVersion: {
            /** @description The text as sanitised HTML; not in lists. */
            description_html?: string | null;
            /** @description The text without its tags; not in lists. */
            description_stripped?: string | null;
            /**
             * Format: uuid
             * @description The id of the event that saved it.
             */
            id: string;
            /** @description When it was saved. */
            last_saved_at: components["schemas"]["Timestamp"];
            /** @description The name of the page in it. */
            name: string;
            /**
             * Format: uuid
             * @description The user who saved it.
             */
            owned_by: string;
            /**
             * Format: uuid
             * @description The page.
             */
            page: string;
            /**
             * Format: int64
             * @description Its number, that of the page's stream after it was saved.
             */
            version: number;
            /**
             * Format: uuid
             * @description The workspace.
             */
            workspace: string;
        };
        /**
         * @description What of the caller's preferences is changed; null brings the default back.
         * @example {
         *       "start_of_week": 1,
         *       "theme": "dark"
         *     }
         */
        PreferenceChanges: {
            /** @description Whether shortcuts of a single character act. */
            character_keys?: boolean | null;
            /**
             * @description How high rows are: `roomy` or `compact`.
             * @enum {string|null}
             */
            density?: "roomy" | "compact" | null;
            /** @description Keys that replace the application's own: a list of texts for each action, by its name; an empty one switches them off. It replaces what was there as a whole. */
            keys?: Record<string, never> | null;
            /** @description The language of the application, as in BCP 47. */
            language?: string | null;
            /** @description The first day of a week, 0 for Sunday to 6 for Saturday. */
            start_of_week?: number | null;
            /**
             * @description `system`, `light` or `dark`.
             * @enum {string|null}
             */
            theme?: "system" | "light" | "dark" | null;
        };
        /** @description How the application looks and acts for the caller, wherever they sign in. */
        Preferences: {
            /** @description Whether shortcuts of a single character act. */
            character_keys: boolean;
            /** @description How high rows are: `roomy` or `compact`. */
            density: string;
            /** @description Keys that replace the application's own, by the name of the action; no keys switch the action's off. */
            keys: Record<string, never>;
            /** @description The language of the application, as in BCP 47. */
            language: string;
            /**
             * Format: int32
             * @description The first day of a week, 0 for Sunday to 6 for Saturday.
             */
            start_of_week: number;
            /** @description `system`, `light` or `dark`. */
            theme: string;
        };
        /**
         * @description How urgent a work item is.
         * @enum {string}
         */
        Priority: "urgent" | "high" | "medium" | "low" | "none";
        /**
         * @description A sentence under `error` or `detail`, or what is wrong field by field: each name with a list of sentences. With `Accept: application/problem+json` the form of RFC 9457.
         * @example {
         *       "name": [
         *         "This field is required."
         *       ]
         *     }
         * @example {
         *       "error": "The requested resource does not exist."
         *     }
         */
        Problem: {
            /** @description The same of a request that cannot be read, or whose sender may not ask. */
            detail?: string;
            /** @description What is wrong, in a sentence. */
            error?: string;
            /** @description What is wrong with several fields together. */
            non_field_errors?: string[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description What of the caller's profile is changed.
         * @example {
         *       "first_name": "Ada",
         *       "user_timezone": "Europe/London"
         *     }
         */
        ProfileChanges: {
            /** @description Address of a picture: `http://`, `https://` or a path of the site. */
            avatar?: string;
            /** @description The name others see. */
            display_name?: string;
            /** @description The address as it is: it cannot be changed yet. */
            email?: string | null;
            /** @description Given name. */
            first_name?: string;
            /** @description Family name. */
            last_name?: string;
            /** @description The zone that times are shown in, an IANA name. */
            user_timezone?: string;
        };
        /** @description A project. */
        Project: components["schemas"]["Audit"] & {
            /**
             * Format: int32
             * @description After how many months closed work items are archived, 0 for never.
             */
            archive_in: number;
            /** @description When it was archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int32
             * @description After how many months idle work items are closed, 0 for never.
             */
            close_in: number;
            /**
             * Format: uuid
             * @description The state that idle work items are closed into; null for the first cancelled one.
             */
            closing_state?: string | null;
            /** @description Address of a picture. */
            cover_image?: string | null;
            /**
             * Format: uuid
             * @description An uploaded picture.
             */
            cover_image_asset?: string | null;
            /** @description Address of the picture. */
            cover_image_url?: string | null;
            /** @description Whether cycles are shown. */
            cycle_view: boolean;
            /** @description The assignee of new work items without one. */
            default_assignee?: components["schemas"]["Reference_UserLite"] | null;
            /**
             * Format: uuid
             * @description The state of new work items without one: the one whose `default` is true, else the first.
             */
            default_state?: string | null;
            /** @description What it is about. */
            description: string;
            /** @description Always null. */
            description_html?: unknown;
            /** @description Always null. */
            description_text?: unknown;
            /** @description A picture for lists. */
            emoji?: string | null;
            /**
             * Format: uuid
             * @description The estimate in use.
             */
            estimate?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether guests see all work items, and not only those that they created or are assigned to. */
            guest_view_all_features: boolean;
            /** @description An icon for lists. */
            icon_prop?: unknown;
            /** @description The prefix of its work items' keys, unique in the workspace. */
            identifier: string;
            /** @description Whether intake is shown. */
            intake_view: boolean;
            /** @description Whether it is published. */
            is_deployed: boolean;
            /** @description Whether work items have types. */
            is_issue_type_enabled: boolean;
            /** @description Whether the caller is an active member. */
            is_member: boolean;
            /** @description Whether time is tracked. */
            is_time_tracking_enabled: boolean;
            /** @description Whether views are shown. */
            issue_views_view: boolean;
            /** @description The picture shown beside the name. */
            logo_props: unknown;
            /**
             * Format: int32
             * @description The caller's role: 20 admin, 15 member, 5 guest.
             */
            member_role?: number | null;
            /** @description Whether modules are shown. */
            module_view: boolean;
            /** @description Its name, unique in the workspace. */
            name: string;
            /**
             * Format: int32
             * @description Its visibility: 0 for its members, 2 for all members of the workspace.
             */
            network: number;
            /** @description Whether pages are shown. */
            page_view: boolean;
            /** @description The lead. */
            project_lead?: components["schemas"]["Reference_UserLite"] | null;
            /**
             * Format: double
             * @description The caller's place for it, in lists only: absent elsewhere, null for non-members.
             */
            sort_order?: number | null;
            /** @description IANA name of its zone. */
            timezone: string;
            /**
             * Format: int64
             * @description Its cycles.
             */
            total_cycles: number;
            /**
             * Format: int64
             * @description Active members that are no bots.
             */
            total_members: number;
            /**
             * Format: int64
             * @description Its modules.
             */
            total_modules: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a project is changed.
         * @example {
         *       "cycle_view": false,
         *       "description": "Everything that moves"
         *     }
         */
        ProjectChanges: {
            /** @description After how many months closed work items are archived, 0 for never. */
            archive_in?: number;
            /** @description After how many months idle work items are closed, 0 for never. */
            close_in?: number;
            /**
             * Format: uuid
             * @description The state that idle work items are closed into, null for the first cancelled one.
             */
            closing_state?: string | null;
            /** @description Address of a picture: `http://`, `https://` or a path of the site. */
            cover_image?: string | null;
            /** @description Whether cycles are shown. */
            cycle_view?: boolean;
            /**
             * Format: uuid
             * @description The assignee of new work items without one.
             */
            default_assignee?: string | null;
            /**
             * Format: uuid
             * @description The state of new work items that name none; not at creation, which makes the states.
             */
            default_state?: string | null;
            /** @description What it is about. */
            description?: string;
            /** @description A picture for lists. */
            emoji?: string | null;
            /**
             * Format: uuid
             * @description The estimate in use, null for none; not at creation, which makes none.
             */
            estimate?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether guests see all work items, and not only those that they created or are assigned to. */
            guest_view_all_features?: boolean;
            /** @description An icon for lists: any JSON of at most 8192 characters. */
            icon_prop?: unknown;
            /** @description The prefix of its work items' keys, unique in the workspace. */
            identifier?: string;
            /** @description Whether intake is shown. */
            intake_view?: boolean;
            /** @description Whether work items have types. */
            is_issue_type_enabled?: boolean;
            /** @description Whether time is tracked. */
            is_time_tracking_enabled?: boolean;
            /** @description Whether views are shown. */
            issue_views_view?: boolean;
            /** @description Whether modules are shown. */
            module_view?: boolean;
            /** @description Its name, unique in the workspace. */
            name?: string;
            /** @description 2: everybody of the workspace finds it. */
            network?: number | null;
            /** @description Whether pages are shown. */
            page_view?: boolean;
            /**
             * Format: uuid
             * @description The lead.
             */
            project_lead?: string | null;
            /** @description IANA name of its zone. */
            timezone?: string;
        };
        /** @description A row of the short project list. */
        ProjectCompact: components["schemas"]["ProjectLite"] & {
            /** @description When it was archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A project where it is only named. */
        ProjectLite: {
            /** @description Address of a picture. */
            cover_image?: string | null;
            /** @description Address of the picture. */
            cover_image_url?: string | null;
            /** @description What it is about. */
            description: string;
            /** @description A picture for lists. */
            emoji?: string | null;
            /** @description An icon for lists. */
            icon_prop?: unknown;
            /**
             * Format: uuid
             * @description The project's id.
             */
            id: string;
            /** @description The prefix of its work items' keys. */
            identifier: string;
            /** @description Its name. */
            name: string;
        };
        /**
         * @description What a member of a project is from now on.
         * @example {
         *       "role": 20
         *     }
         */
        ProjectMemberChanges: {
            /**
             * Format: uuid
             * @description The user's id, as it is.
             */
            member?: string;
            /**
             * @description 20 admin, 15 member, 5 guest; new members are guests unless said.
             * @enum {integer}
             */
            role?: 20 | 15 | 5;
        };
        /** @description The answer to adding or changing a project member. */
        ProjectMembership: {
            /**
             * Format: uuid
             * @description The membership's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The user.
             */
            member: string;
            /** @description 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
        };
        /** @description A project, and what somebody becomes there. */
        ProjectRole: {
            /**
             * Format: uuid
             * @description The project's id.
             */
            project: string;
            /** @description 20 admin, 15 member, 5 guest. */
            role: components["schemas"]["RoleNumber"];
        };
        /** @description A project's numbers. */
        ProjectSummary: {
            /** @description How many of each it has; only the counters asked for. */
            counts: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description The project's id.
             */
            id: string;
            /** @description The prefix of its work items' keys. */
            identifier: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A thing that the caller has opened. */
        RecentVisit: {
            /** @description The thing as the caller sees it now. */
            entity_data: components["schemas"]["EntityData"];
            /**
             * Format: uuid
             * @description The thing.
             */
            entity_identifier: string;
            /** @description What kind of thing it is. */
            entity_name: components["schemas"]["EntityName"];
            /**
             * Format: uuid
             * @description The id of the caller's visits of the thing.
             */
            id: string;
            /**
             * Format: uuid
             * @description The project that the thing is in, or is; null for a page of the workspace.
             */
            project_id?: string | null;
            /** @description When it was last opened. */
            visited_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace_id: string;
        };
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_EstimatePoint: string | (components["schemas"]["Audit"] & {
            /** @description What it means. */
            description: string;
            /**
             * Format: uuid
             * @description The estimate it belongs to.
             */
            estimate: string;
            /**
             * Format: int32
             * @description Its place among the points.
             */
            key: number;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project: string;
            /** @description What it is worth: a number, or the name of a category. */
            value: string;
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace: string;
        });
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_IssueLite: string | {
            /**
             * Format: uuid
             * @description The work item's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project_id: string;
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
        };
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_Label: string | (components["schemas"]["Audit"] & {
            /** @description Its colour, any text. */
            color: string;
            /** @description What it means. */
            description: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Its name, unique in the project. */
            name: string;
            /**
             * Format: uuid
             * @description The label above it.
             */
            parent?: string | null;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: double
             * @description Its place among the labels.
             */
            sort_order: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        });
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_ProjectLite: string | {
            /** @description Address of a picture. */
            cover_image?: string | null;
            /** @description Address of the picture. */
            cover_image_url?: string | null;
            /** @description What it is about. */
            description: string;
            /** @description A picture for lists. */
            emoji?: string | null;
            /** @description An icon for lists. */
            icon_prop?: unknown;
            /**
             * Format: uuid
             * @description The project's id.
             */
            id: string;
            /** @description The prefix of its work items' keys. */
            identifier: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_StateLite: string | {
            /** @description Its colour. */
            color: string;
            /** @description The part of the workflow that it belongs to. */
            group: components["schemas"]["StateGroup"];
            /**
             * Format: uuid
             * @description The state's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_UserLite: string | {
            /** @description Address of a picture, empty without one. */
            avatar: string;
            /** @description Address of a picture, null without one. */
            avatar_url?: string | null;
            /** @description The name others see. */
            display_name: string;
            /** @description E-mail address, lower-case. */
            email: string;
            /** @description Given name. */
            first_name: string;
            /**
             * Format: uuid
             * @description The user's id.
             */
            id: string;
            /** @description Family name. */
            last_name: string;
        };
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_WorkItem: string | (components["schemas"]["Audit"] & {
            /**
             * Format: date
             * @description The day it was archived.
             */
            archived_at?: string | null;
            /** @description The assignees. */
            assignees: components["schemas"]["Reference_UserLite"][];
            /** @description When it entered a completed state. */
            completed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Always null. */
            description_binary?: string | null;
            /** @description What is to be done, as sanitised HTML. */
            description_html: string;
            /** @description Its point of the project's estimate. */
            estimate_point?: components["schemas"]["Reference_EstimatePoint"] | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is a draft. */
            is_draft: boolean;
            /** @description Its labels. */
            labels: components["schemas"]["Reference_Label"][];
            /** @description What is to be done, in a line. */
            name: string;
            /** @description The work item above it. */
            parent?: components["schemas"]["Reference_IssueLite"] | null;
            /**
             * Format: int32
             * @description Points of the old kind, 0 to 12.
             */
            point?: number | null;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: double
             * @description Its place among others.
             */
            sort_order: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /** @description Its workflow state. */
            state?: components["schemas"]["Reference_StateLite"] | null;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type_id?: string | null;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        });
        /** @description A foreign key; `?expand=` turns the id into the object. */
        Reference_WorkspaceLite: string | {
            /**
             * Format: uuid
             * @description The workspace's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Its name in paths. */
            slug: string;
        };
        /** @description A related work item, in brief. */
        RelatedId: {
            /**
             * Format: uuid
             * @description The other work item.
             */
            issue_id: string;
            /**
             * Format: uuid
             * @description The project of the other work item.
             */
            project_id: string;
        };
        /** @description A relation that was made, or that was there. */
        RelatedWorkItem: {
            /** @description When. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Who related the two.
             */
            created_by: string;
            /**
             * Format: uuid
             * @description The other work item.
             */
            id: string;
            /** @description What the other work item is called. */
            name: string;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /**
             * Format: uuid
             * @description Its project.
             */
            project_id: string;
            /**
             * @description The relation in the direction that Plane keeps: `blocked_by` for `blocking`, `start_before` for `start_after`,
             *     `finish_before` for `finish_after`, and the others as they are.
             */
            relation_type: components["schemas"]["RelationType"];
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: uuid
             * @description The state it is in.
             */
            state_id: string;
            /** @description The same as `created_at`. */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description Always null: relations do not change.
             */
            updated_by?: string | null;
        };
        /** @description A kind of relation that a workspace defines. */
        RelationDefinition: {
            /** @description The colour that it is shown in. */
            color: string;
            /** @description When it was made. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The kind.
             */
            id: string;
            /** @description What the other side is to the one. */
            inward: string;
            /** @description Whether it may be used. */
            is_active: boolean;
            /** @description Whether every workspace has it. */
            is_default: boolean;
            /** @description What it is called. */
            name: string;
            /** @description What one side is to the other. */
            outward: string;
            /**
             * Format: double
             * @description Its place among others, ascending.
             */
            sort_order: number;
            /** @description When it was changed last. */
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The workspace.
             */
            workspace: string;
        };
        /** @description The work items that one is related to, by what it is to them. */
        Relations: {
            /** @description Those that it waits for. */
            blocked_by: components["schemas"]["RelatedId"][];
            /** @description Those that cannot be done before it. */
            blocking: components["schemas"]["RelatedId"][];
            /** @description Those that say the same. */
            duplicate: components["schemas"]["RelatedId"][];
            /** @description Those that are finished before it. */
            finish_after: components["schemas"]["RelatedId"][];
            /** @description Those that are finished after it. */
            finish_before: components["schemas"]["RelatedId"][];
            /** @description Those that it has something to do with. */
            relates_to: components["schemas"]["RelatedId"][];
            /** @description Those that start before it. */
            start_after: components["schemas"]["RelatedId"][];
            /** @description Those that start after it. */
            start_before: components["schemas"]["RelatedId"][];
        };
        /**
         * @description What a work item is to another one.
         * @enum {string}
         */
        RelationType: "blocking" | "blocked_by" | "duplicate" | "relates_to" | "start_after" | "start_before" | "finish_after" | "finish_before";
        /** @description Who is what in the projects of a workspace that are not archived. */
        RoleDistribution: {
            /** @description The memberships by role. */
            roles: components["schemas"]["RoleShare"][];
            /** @description The people who have them. */
            total_distinct_members: number;
            /** @description All memberships. */
            total_memberships: number;
        };
        /**
         * @description A role, by name.
         * @enum {string}
         */
        RoleName: "owner" | "admin" | "member" | "guest";
        /**
         * @description 20 admin, 15 member, 5 guest.
         * @enum {integer}
         */
        RoleNumber: 20 | 15 | 5;
        /** @description The memberships of a role. */
        RoleShare: {
            /** @description How many people do. */
            distinct_member_count: number;
            /** @description Always true: there are no roles of one's own. */
            is_system: boolean;
            /** @description Its number. */
            level: components["schemas"]["RoleNumber"];
            /** @description How many memberships have it. */
            membership_count: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description Always null: roles have no ids.
             */
            role_id?: string | null;
            /** @description Its short name. */
            slug: components["schemas"]["RoleName"];
        };
        /** @description A work item that was found. */
        SearchHit: {
            /**
             * Format: uuid
             * @description The work item's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description The prefix of its key. */
            project__identifier: string;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project_id: string;
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /** @description The workspace's name in paths. */
            workspace__slug: string;
        };
        /** @description The answer of the work item search. */
        SearchHits: {
            /** @description What was found, newest first. */
            issues: components["schemas"]["SearchHit"][];
        };
        /** @description One of the caller's sessions. */
        Session: {
            /** @description When it began. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When it stops working. */
            expired_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The session's id.
             */
            id: string;
            /** @description Whether the request came with it. */
            is_current: boolean;
            /** @description When it was last used, give or take seconds. */
            last_used_at: components["schemas"]["Timestamp"];
            /** @description What the client called itself when it signed in, at most 255 characters; null if it did not say. */
            user_agent?: string | null;
        };
        /** @description The answer to setting the instance up. */
        SetUp: components["schemas"]["SignedIn"] & {
            /** @description The workspace that was made, which belongs to them. */
            workspace: components["schemas"]["WorkspaceLite"];
        };
        /** @description The answer to signing up or in: the only time the tokens are shown. */
        SignedIn: {
            /**
             * @description `tm_device_` and 32 hexadecimal digits, to be kept and shown at the next sign-in, in the header
             *     `Tidemark-Device` or the cookie `tidemark_device`: wrong passwords of other clients do not delay its owner.
             */
            device_token: string;
            /** @description When it stops working. */
            expires_at: components["schemas"]["Timestamp"];
            /** @description `tm_session_` and 32 hexadecimal digits, for `Authorization: Bearer`. */
            token: string;
            /** @description The user who signed in. */
            user: components["schemas"]["UserLite"];
        };
        /** @description The answer to signing up. */
        SignedUp: components["schemas"]["SignedIn"] & {
            /** @description What an invitation has led to; absent without one. */
            joined?: components["schemas"]["Joined"] | null;
        };
        /**
         * @description Who signs in.
         * @example {
         *       "email": "ada@example.org",
         *       "password": "correct horse"
         *     }
         */
        SignIn: {
            /** @description Their address. */
            email: string;
            /** @description The password as it is; white space counts. */
            password: string;
        };
        /**
         * @description A link that signs in.
         * @example {
         *       "token": "tm_link_0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
         *     }
         */
        SignInLink: {
            /** @description What comes after `#link=` in the link's address. */
            token: string;
        };
        /**
         * @description Who signs up.
         * @example {
         *       "email": "ada@example.org",
         *       "first_name": "Ada",
         *       "password": "correct horse"
         *     }
         */
        SignUp: {
            /** @description The name others see; what the address begins with unless said. */
            display_name?: string;
            /** @description Their address, which nobody else has signed up with. */
            email: string;
            /** @description Given name. */
            first_name?: string;
            /** @description The token of an invitation of this address, which is accepted at once; with one, sign-up is open. */
            invitation?: string;
            /** @description Family name. */
            last_name?: string;
            /** @description The password wanted: 8 characters to 1,024 bytes, and not easy to guess. */
            password: string;
        };
        /** @description A project that an invitation no longer leads to. */
        Skipped: {
            /**
             * Format: uuid
             * @description The project's id.
             */
            project: string;
            /** @description Why: `deleted`, `archived`, or `inviter_without_right` if whoever made the invitation may no longer add members. */
            reason: string;
        };
        /** @description A workflow state. */
        State: components["schemas"]["Audit"] & {
            /** @description Its colour, any text. */
            color: string;
            /** @description Whether work items that name no state start here. */
            default: boolean;
            /** @description What it means. */
            description: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description The part of the workflow that it belongs to. */
            group: components["schemas"]["StateGroup"];
            /** @description Always false. */
            is_triage: boolean;
            /** @description Its name, unique in the project. */
            name: string;
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: double
             * @description Its place in the workflow.
             */
            sequence: number;
            /** @description Its name for addresses; empty for the states every project starts with. */
            slug: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a state is changed.
         * @example {
         *       "name": "Reviewed"
         *     }
         */
        StateChanges: {
            /** @description Its colour, any text. */
            color?: string;
            /** @description Whether work items that name no state start here. */
            default?: boolean;
            /** @description What it means. */
            description?: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /**
             * @description The part of the workflow that it belongs to; `backlog` unless said.
             * @enum {string}
             */
            group?: "backlog" | "unstarted" | "started" | "completed" | "cancelled";
            /** @description False: there are none yet. */
            is_triage?: boolean;
            /** @description Its name, unique in the project. */
            name?: string;
            /** @description Its place in the workflow. */
            sequence?: number;
        };
        /** @description How many work items are in states of each group. */
        StateDistribution: {
            /**
             * Format: int64
             * @description Noted, not planned.
             */
            backlog: number;
            /**
             * Format: int64
             * @description Given up.
             */
            cancelled: number;
            /**
             * Format: int64
             * @description Finished.
             */
            completed: number;
            /**
             * Format: int64
             * @description Being worked on.
             */
            started: number;
            /**
             * Format: int64
             * @description Planned, not begun.
             */
            unstarted: number;
        };
        /**
         * @description The part of the workflow that a state belongs to.
         * @enum {string}
         */
        StateGroup: "backlog" | "unstarted" | "started" | "completed" | "cancelled" | "triage";
        /** @description A workflow state where it is only named. */
        StateLite: {
            /** @description Its colour. */
            color: string;
            /** @description The part of the workflow that it belongs to. */
            group: components["schemas"]["StateGroup"];
            /**
             * Format: uuid
             * @description The state's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A note that its owner alone reads. */
        Sticky: components["schemas"]["Audit"] & {
            /** @description The colour of its paper, any text. */
            background_color?: string | null;
            /** @description Its colour, any text. */
            color?: string | null;
            /** @description What the client's editor keeps of the text, as the client wrote it. */
            description: Record<string, never>;
            /** @description Always null. */
            description_binary?: string | null;
            /** @description The text as sanitised HTML. */
            description_html: string;
            /** @description The text without its tags; null where the HTML is empty. */
            description_stripped?: string | null;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name?: string | null;
            /**
             * Format: uuid
             * @description Its owner.
             */
            owner: string;
            /**
             * Format: double
             * @description Its place.
             */
            sort_order: number;
            /**
             * Format: uuid
             * @description The workspace it belongs to.
             */
            workspace: string;
        };
        /**
         * @description What of a sticky is changed.
         * @example {
         *       "description_html": "<p>A lamp.</p>"
         *     }
         */
        StickyChanges: {
            /** @description The colour of its paper, any text. */
            background_color?: string | null;
            /** @description Its colour, any text. */
            color?: string | null;
            /** @description What the client's editor keeps of the text, any object; `{}` unless sent. */
            description?: Record<string, never>;
            /** @description The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent. */
            description_html?: string;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name?: string | null;
            /** @description Its place. */
            sort_order?: number;
        };
        /**
         * @description The same of a sticky as a whole: what is not sent stays.
         * @example {
         *       "description_html": "<p>A lamp.</p>",
         *       "name": "Ideas"
         *     }
         */
        StickyReplaced: {
            /** @description The colour of its paper, any text. */
            background_color?: string | null;
            /** @description Its colour, any text. */
            color?: string | null;
            /** @description What the client's editor keeps of the text, any object; `{}` unless sent. */
            description?: Record<string, never>;
            /** @description The text as HTML; what a browser would run or load is taken out. `<p></p>` unless sent. */
            description_html?: string;
            /** @description Its icon or emoji, any object. */
            logo_props?: Record<string, never>;
            /** @description Its name. */
            name?: string | null;
            /** @description Its place. */
            sort_order?: number;
        };
        /** @description An event of the log, with everything that its hash covers. */
        StoredEvent: {
            /**
             * Format: uuid
             * @description Who did it.
             */
            actor: string;
            /**
             * Format: uuid
             * @description The command it came from.
             */
            command: string;
            /** @description What the event says, exactly as it was stored. */
            data: Record<string, never>;
            /** @description The kind of thing it happened to, for example `issue`. */
            entity: string;
            /**
             * Format: uuid
             * @description The thing it happened to.
             */
            entity_id: string;
            /** @description SHA-256 over the hash before and everything above, hexadecimal. */
            hash: string;
            /**
             * Format: uuid
             * @description The event's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The work item whose activity shows it.
             */
            issue?: string | null;
            /** @description Who, when and why, exactly as it was stored. */
            metadata: Record<string, never>;
            /** @description Only in the live feed, and only if there are any: the keys of `data` that are null because their values are long. */
            omitted?: string[];
            /**
             * Format: int64
             * @description Its position in the workspace's log.
             */
            position: number;
            /**
             * Format: uuid
             * @description The project it belongs to.
             */
            project?: string | null;
            /** @description When it was recorded. */
            time: components["schemas"]["Timestamp"];
            /** @description What happened, for example `IssueRenamed`. */
            type: string;
            /** @description The version of its form. */
            type_version: string;
            /**
             * Format: int64
             * @description The version of its stream after it.
             */
            version: number;
        };
        /** @description A page of the work items below another one, and how far all of them are. */
        SubItems: components["schemas"]["Page_WorkItem"] & {
            /** @description How many there are on all pages, by the group of their states. */
            state_distribution: components["schemas"]["StateDistribution"];
        };
        /** @description A member of the project, and whether they hear of a work item. */
        Subscriber: {
            /**
             * Format: uuid
             * @description Their membership of the project.
             */
            id: string;
            /** @description Whether they hear of it. */
            is_subscribed: boolean;
            /** @description The person. */
            member: components["schemas"]["UserLite"];
        };
        /** @description Whether the caller hears of a work item. */
        Subscription: {
            /** @description Whether they do. */
            subscribed: boolean;
        };
        /**
         * Format: date-time
         * @description ISO 8601 in the calling user's zone; microseconds only when non-zero
         */
        Timestamp: string;
        /** @description The answer. */
        Transferred: {
            /** @description Always `Success`. */
            message: string;
        };
        /** @description A person or bot, in brief. */
        UserLite: {
            /** @description Address of a picture, empty without one. */
            avatar: string;
            /** @description Address of a picture, null without one. */
            avatar_url?: string | null;
            /** @description The name others see. */
            display_name: string;
            /** @description E-mail address, lower-case. */
            email: string;
            /** @description Given name. */
            first_name: string;
            /**
             * Format: uuid
             * @description The user's id.
             */
            id: string;
            /** @description Family name. */
            last_name: string;
        };
        /** @description A page of a project or of a workspace. */
        WikiPage: components["schemas"]["Audit"] & {
            /** @description Its readers: 0 all who may read pages there, 1 its owner alone. */
            access: components["schemas"]["PageAccessNumber"];
            /** @description Always null: no page is published. */
            anchor?: string | null;
            /** @description Since when it is archived. */
            archived_at?: components["schemas"]["Timestamp"] | null;
            /**
             * Format: uuid
             * @description The collection that it is in itself; null for a page below another.
             */
            collection_id?: string | null;
            /** @description Its colour, any text. */
            color: string;
            /** @description Always null. */
            description?: string | null;
            /** @description Always null. */
            description_binary?: string | null;
            /** @description The text as sanitised HTML. */
            description_html: string;
            /** @description The text without its tags. */
            description_stripped: string;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is a page of the workspace. */
            is_global: boolean;
            /** @description Whether it is locked, so that nobody changes it. */
            is_locked: boolean;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name: string;
            /** @description Its owner. */
            owned_by: components["schemas"]["Reference_UserLite"];
            /**
             * Format: uuid
             * @description The page above it.
             */
            parent?: string | null;
            /** @description The project it belongs to; null for a page of the workspace. */
            project?: components["schemas"]["Reference_ProjectLite"] | null;
            /** @description The same as a list. */
            projects: string[];
            /**
             * Format: double
             * @description Its place among the pages below the same one, ascending.
             */
            sort_order: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A work item. */
        WorkItem: components["schemas"]["Audit"] & {
            /**
             * Format: date
             * @description The day it was archived.
             */
            archived_at?: string | null;
            /** @description The assignees. */
            assignees: components["schemas"]["Reference_UserLite"][];
            /** @description When it entered a completed state. */
            completed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Always null. */
            description_binary?: string | null;
            /** @description What is to be done, as sanitised HTML. */
            description_html: string;
            /** @description Its point of the project's estimate. */
            estimate_point?: components["schemas"]["Reference_EstimatePoint"] | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description Whether it is a draft. */
            is_draft: boolean;
            /** @description Its labels. */
            labels: components["schemas"]["Reference_Label"][];
            /** @description What is to be done, in a line. */
            name: string;
            /** @description The work item above it. */
            parent?: components["schemas"]["Reference_IssueLite"] | null;
            /**
             * Format: int32
             * @description Points of the old kind, 0 to 12.
             */
            point?: number | null;
            /** @description How urgent it is. */
            priority: components["schemas"]["Priority"];
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: int32
             * @description Its running number in the project.
             */
            sequence_id: number;
            /**
             * Format: double
             * @description Its place among others.
             */
            sort_order: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /** @description Its workflow state. */
            state?: components["schemas"]["Reference_StateLite"] | null;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type?: string | null;
            /**
             * Format: uuid
             * @description The type, always null so far.
             */
            type_id?: string | null;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /**
         * @description What of a work item is changed.
         * @example {
         *       "priority": "urgent",
         *       "target_date": null
         *     }
         */
        WorkItemChanges: {
            /**
             * Format: date
             * @description The day it was archived; null brings it back.
             */
            archived_at?: string | null;
            /** @description Who works on it; on a new one the project's `default_assignee` if nobody is named. */
            assignees?: string[] | {
                /** @description Those that come. */
                add?: string[];
                /** @description Those that go. */
                remove?: string[];
            };
            /** @description What is to be done, as HTML; what a browser would run or load is taken out. */
            description_html?: string;
            /**
             * Format: uuid
             * @description A point of the estimate that the project uses, null for none.
             */
            estimate_point?: string | null;
            /** @description Its id there. */
            external_id?: string | null;
            /** @description Where it was imported from. */
            external_source?: string | null;
            /** @description False: there are none yet. */
            is_draft?: boolean;
            /** @description Its labels. */
            labels?: string[] | {
                /** @description Those that come. */
                add?: string[];
                /** @description Those that go. */
                remove?: string[];
            };
            /** @description What is to be done, in a line. */
            name?: string;
            /**
             * Format: uuid
             * @description The work item above it, null for none.
             */
            parent?: string | null;
            /** @description Points of the old kind, 0 to 12. */
            point?: number | null;
            /**
             * @description How urgent it is.
             * @enum {string}
             */
            priority?: "urgent" | "high" | "medium" | "low" | "none";
            /** @description Its place among others. */
            sort_order?: number;
            /**
             * Format: date
             * @description When work is to begin.
             */
            start_date?: string | null;
            /**
             * Format: uuid
             * @description Its workflow state; of a new one the project's `default_state` unless said.
             */
            state?: string;
            /**
             * Format: date
             * @description When it is to be done.
             */
            target_date?: string | null;
            /**
             * Format: uuid
             * @description Null: there are none yet.
             */
            type?: string | null;
            /**
             * Format: uuid
             * @description Null: there are none yet.
             */
            type_id?: string | null;
        };
        /**
         * @description Where a work item moves to.
         * @example {
         *       "project_id": "01a206a5-3c41-7b0e-8d52-4f1e9a6b7c80"
         *     }
         */
        WorkItemMove: {
            /**
             * Format: uuid
             * @description The project of the workspace that it moves to.
             */
            project_id: string;
            /**
             * Format: uuid
             * @description Its state there; without it the one of the same name and group, else the default one of the group, else its first, else the state that work items of the project begin in.
             */
            state_id?: string | null;
        };
        /** @description A link between a work item and a page. */
        WorkItemPage: components["schemas"]["Audit"] & {
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description The page. */
            page: components["schemas"]["WorkItemPageLite"];
            /** @description The project of the work item. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description The workspace. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A page in brief. */
        WorkItemPageLite: {
            /** @description When it was created. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The creator.
             */
            created_by: string;
            /**
             * Format: uuid
             * @description The page.
             */
            id: string;
            /** @description Whether it is a page of the workspace. */
            is_global: boolean;
            /** @description Its icon or emoji, as the client wrote it. */
            logo_props: Record<string, never>;
            /** @description Its name. */
            name: string;
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A reaction to a work item. */
        WorkItemReaction: components["schemas"]["Audit"] & {
            /** @description The person who reacted. */
            actor: components["schemas"]["Reference_UserLite"];
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /** @description The sign, as it was sent. */
            reaction: string;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A vote for or against a work item. */
        WorkItemVote: components["schemas"]["Audit"] & {
            /** @description The person who voted. */
            actor: components["schemas"]["Reference_UserLite"];
            /** @description The work item. */
            issue: components["schemas"]["Reference_WorkItem"];
            /** @description The project it belongs to. */
            project: components["schemas"]["Reference_ProjectLite"];
            /**
             * Format: int32
             * @description 1 for it, -1 against it.
             */
            vote: number;
            /** @description The workspace it belongs to. */
            workspace: components["schemas"]["Reference_WorkspaceLite"];
        };
        /** @description A workspace as its members see it; an addition of Tidemark's. */
        Workspace: {
            /** @description When it was created. */
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The workspace's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: uuid
             * @description The owner.
             */
            owner?: string | null;
            /** @description The caller's role: 20 admin, 15 member, 5 guest. */
            role?: components["schemas"]["RoleNumber"] | null;
            /** @description The caller's role by name. */
            role_slug?: components["schemas"]["RoleName"] | null;
            /** @description Its name in paths. */
            slug: string;
            /** @description The IANA name of the zone its projects start with. */
            timezone: string;
            /**
             * Format: int64
             * @description How many active members it has.
             */
            total_members: number;
            /** @description When it was last changed. */
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description What of a workspace is changed.
         * @example {
         *       "name": "Acme & Sons"
         *     }
         */
        WorkspaceChanges: {
            /** @description Its name. */
            name?: string;
            /** @description Its name in paths: letters, digits, `-` and `_`; it stays as it is. */
            slug?: string;
            /** @description The IANA name of the zone its projects start with. */
            timezone?: string;
        };
        /**
         * @description What of a workspace is switched on and off.
         * @example {
         *       "teams": false,
         *       "wiki": true
         *     }
         */
        WorkspaceFeatureChanges: {
            /** @description Whether there are customers. */
            customers?: boolean;
            /** @description Whether there are goals above projects. */
            initiatives?: boolean;
            /** @description Whether there is the assistant. */
            pi?: boolean;
            /** @description Whether projects are in groups. */
            project_grouping?: boolean;
            /** @description Whether there are spaces for teams. */
            teams?: boolean;
            /** @description Whether there are pages of the workspace. */
            wiki?: boolean;
        };
        /** @description A workspace's switches. */
        WorkspaceFeatures: {
            /** @description Whether there are customers. */
            customers: boolean;
            /** @description Whether there are goals above projects. */
            initiatives: boolean;
            /** @description Whether there is the assistant. */
            pi: boolean;
            /** @description Whether projects are in groups. */
            project_grouping: boolean;
            /** @description Whether there are spaces for teams. */
            teams: boolean;
            /** @description Whether there are pages of the workspace. */
            wiki: boolean;
        };
        /** @description A workspace, in brief. */
        WorkspaceLite: {
            /**
             * Format: uuid
             * @description The workspace's id.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Its name in paths. */
            slug: string;
        };
    };
    responses: {
        /** @description Something is in the way, such as another thing of the same name. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The key is not valid, the caller may not do this or know of it, or a page of another site sent this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The request is wrong; the body says where and what would be right. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The request is wrong: as a whole, or element by element of its list. */
        InvalidEach: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"] | components["schemas"]["Problem"][];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The `Idempotency-Key` belongs to another request. */
        KeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description There is no such thing. */
        Missing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The client holds the same answer already. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description It cannot be shown yet, such as the position in `Tidemark-Wait-For`. */
        NotYet: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description `Tidemark-Wait-For` names another epoch. */
        OtherEpoch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The thing is at another version than `If-Match` says. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description Asked too often. */
        TooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The body did not come in time. */
        TooSlow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description No key was sent, or the session of a browser has ended. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The change could not be made now; try again with the same key. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
        /** @description The body is neither JSON nor a form. */
        Unreadable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
                "application/problem+json": Record<string, never>;
            };
        };
    };
    parameters: {
        /** @description The same key again gets the same answer, and nothing happens twice. */
        IdempotencyKey: string;
        /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
        IfMatch: string;
        /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
        IfNoneMatch: string;
        /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
        Prefer: string;
        /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
        WaitFor: string;
    };
    requestBodies: never;
    headers: {
        /** @description The life of the log that the position belongs to. */
        Epoch: string;
        /** @description The version of what is shown, its epoch, and the body's hash. */
        ETag: string;
        /** @description The position in the log that the answer shows. */
        Position: number;
        /** @description How many requests are left in this minute. */
        RateLimitRemaining: number;
        /** @description When the minute ends, in seconds since 1970. */
        RateLimitReset: number;
        /** @description The name of the request in logs and events. */
        RequestId: string;
        /** @description When to ask again, in seconds. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sign_in_with_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInLink"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Invalid"];
            /** @description One of the two is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    sign_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUp"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_instance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    set_up_instance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstUser"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUp"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_open_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What comes after `#token=` in the link's address. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitation"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description What comes after `#token=` in the link's address */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    decline_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description What comes after `#token=` in the link's address */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_current_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserLite"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_current_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_current_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_api_keys: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiKey"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_api_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyWanted"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_api_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The key's id */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedPassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    update_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The session's id */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_workspaces: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Workspace"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_archived_workspace_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Only the pages directly below this one; `null` for those at the top. */
                parent?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_collections: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollection"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_collection: {
        parameters: {
            query?: {
                /** @description `false` archives none of its pages; those of a private collection are archived all the same. */
                archive_pages?: boolean;
            };
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_collection_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionMember"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_collection_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollectionMember"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionMember"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    remove_collection_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The id of the place among the members, not of the user */
                collection_member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_collection_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The id of the place among the members, not of the user */
                collection_member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionMemberChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionMember"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    search_collection_pages: {
        parameters: {
            query?: {
                /** @description A part of the name, in any case. */
                search?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPageSearchResult"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_collection_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Only the pages directly below this one; without it those that are below no other. */
                parent_id?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
                /** @description A part of the name, in any case. */
                search?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CollectionBranchPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_collection_pages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCollectionPages"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPage"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    remove_collection_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The id of the page, which is that of its place in the collection */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_collection_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The collection's id. */
                collection: string;
                /** @description The id of the page, which is that of its place in the collection */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionPageChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    carry_out_commands: {
        parameters: {
            query?: never;
            header?: {
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCommands"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResults"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description Only events after this one: a position, or the `cursor` of another page; 400 beyond the end of the log. */
                after?: string;
                /** @description How many positions are looked at, 1 to 1000; 100 without it. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Only for a stream: the `id` of the last message that the client has, `<epoch>:<position>`; it counts before `after`. */
                "Last-Event-ID"?: string | null;
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                    "text/event-stream": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_event: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The position in the workspace's log. */
                position: number;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredEvent"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_workspace_features: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceFeatures"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    update_workspace_features: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceFeatureChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceFeatures"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_invitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationWanted"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The invitation. */
                invitation: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The invitation's id */
                invitation: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The invitation's id */
                invitation: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    resend_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The invitation's id */
                invitation: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_workspace_members_lite: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description A part of the shown name, in any case. */
                display_name?: string;
                /** @description A part of the e-mail address, in any case. */
                email?: string;
                /** @description A part of the given name, in any case. */
                first_name?: string;
                /** @description Whether the membership is active. */
                is_active?: boolean;
                /** @description Whether it is a bot. */
                is_bot?: boolean;
                /** @description A part of the family name, in any case. */
                last_name?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
                /** @description owner, admin, member or guest. */
                role_slug?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_workspace_members: {
        parameters: {
            query?: {
                /** @description A part of the shown name, in any case. */
                display_name?: string;
                /** @description A part of the e-mail address, in any case. */
                email?: string;
                /** @description A part of the given name, in any case. */
                first_name?: string;
                /** @description Whether the membership is active. */
                is_active?: boolean;
                /** @description Whether it is a bot. */
                is_bot?: boolean;
                /** @description A part of the family name, in any case. */
                last_name?: string;
                /** @description owner, admin, member or guest. */
                role_slug?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_workspace_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    remove_workspace_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The user's id */
                member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_workspace_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The user's id */
                member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    grant_log_access: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The user's id */
                member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    revoke_log_access: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The user's id */
                member: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    leave_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_workspace_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Only the pages directly below this one; `null` for those at the top. */
                parent?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPage"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_workspace_page: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    put_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchivedPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unarchive_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    lock_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unlock_workspace_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_workspace_page_versions: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PageVersion"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_workspace_page_version: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's name in paths. */
                slug: string;
                /** @description The version's number. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageVersion"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    restore_workspace_page_version: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The version's number */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_role_distribution: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDistribution"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_projects_lite: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Archived ones too. */
                include_archived?: boolean;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProjectCompact"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_projects: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Project"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unarchive_project: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_archived_cycles: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ArchivedCycle"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    unarchive_cycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_archived_modules: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CountedModule"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    unarchive_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_archived_project_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Only the pages directly below this one; `null` for those at the top. */
                parent?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_archived_work_items: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_cycles_lite: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The older name of `status`, which wins. */
                cycle_view?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
                /** @description `all` (without it), `current`, `upcoming`, `completed`, `draft` (without dates) or `incomplete` (not ended). */
                status?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Cycle"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_cycles: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The older name of `status`, which wins. */
                cycle_view?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
                /** @description `all` (without it), `current`, `upcoming`, `completed`, `draft` (without dates) or `incomplete` (not ended). */
                status?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_cycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCycle"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_cycle: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The cycle. */
                cycle: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedCycle"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_cycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_cycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CycleChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cycle"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_cycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_cycle_burn_down: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The cycle. */
                cycle: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurnDown"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_cycle_work_items: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The cycle. */
                cycle: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_cycle_work_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCycleIssues"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleIssue"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_cycle_work_item: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The cycle. */
                cycle: string;
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleIssue"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    remove_cycle_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    transfer_cycle_work_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The cycle's id. */
                cycle: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CycleTransfer"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transferred"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_estimate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_estimate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEstimate"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_estimate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_estimate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_estimate_points: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The estimate's id. */
                estimate: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimatePoint"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_estimate_points: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The estimate's id. */
                estimate: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEstimatePoints"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimatePoint"][];
                };
            };
            400: components["responses"]["InvalidEach"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_estimate_point: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The estimate's id. */
                estimate: string;
                /** @description The point's id */
                point: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_estimate_point: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The estimate's id. */
                estimate: string;
                /** @description The point's id */
                point: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimatePointChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimatePoint"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_features: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Features"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    update_project_features: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeatureChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Features"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_intake_issues: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IntakeIssue"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_intake_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIntakeIssue"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeIssue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_intake_issue: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeIssue"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_intake_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_intake_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeIssueChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeIssue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_intake_issue_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeIssueStatus"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeIssue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkItem"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Archived"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_comment_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_comment_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item_comment_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_comment_reaction_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReaction"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentReaction"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_comment_reaction_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The reaction, as it was sent */
                reaction: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_dependencies_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDependencies"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dependency"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_dependency_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The other work item's id. */
                other: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_link_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_link_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The link's id. */
                link: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item_link_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The link's id. */
                link: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    move_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemMove"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_page_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkItemPage"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_page_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The id of the link to the page. */
                work_item_page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_reaction_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReaction"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemReaction"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_reaction_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The reaction, as it was sent */
                reaction: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_relations_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRelations"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedWorkItem"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    remove_work_item_relation_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndOfRelation"];
            };
        };
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    subscribe_to_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsubscribe_from_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unarchive_work_item_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_work_item_vote_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVote"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemVote"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_vote_under_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_labels: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Label"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabel"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The label's id. */
                label: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The label's id. */
                label: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_label: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The label's id. */
                label: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_project_members: {
        parameters: {
            query?: {
                /** @description A part of the shown name, in any case. */
                display_name?: string;
                /** @description A part of the e-mail address, in any case. */
                email?: string;
                /** @description A part of the given name, in any case. */
                first_name?: string;
                /** @description Whether the membership is active. */
                is_active?: boolean;
                /** @description Whether it is a bot. */
                is_bot?: boolean;
                /** @description A part of the family name, in any case. */
                last_name?: string;
                /** @description owner, admin, member or guest. */
                role_slug?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_project_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectMember"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMembership"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The id of the membership or of the user. */
                member: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    remove_project_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The id of the membership or of the user */
                member: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_project_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The id of the membership or of the user */
                member: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectMemberChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMembership"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_modules_lite: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Module"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_modules: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CountedModule"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewModule"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Module"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_module: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedModule"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModuleChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Module"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_module_burn_down: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BurnDown"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_module_links: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ModuleLink"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_module_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewModuleLink"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleLink"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_module_link: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The link's id. */
                link: string;
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleLink"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_module_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The link's id. */
                link: string;
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_module_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The link's id. */
                link: string;
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModuleLinkChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleLink"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_items_of_module: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_work_items_to_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewModuleIssues"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleIssue"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_of_module: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The module's id. */
                module: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModuleIssue"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    remove_work_item_from_module: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The module's id. */
                module: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_project_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Only the pages directly below this one; `null` for those at the top. */
                parent?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPage"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_page: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    put_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    archive_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchivedPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unarchive_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    lock_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unlock_project_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_project_page_versions: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PageVersion"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_project_page_version: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
                /** @description The version's number. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageVersion"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    restore_project_page_version: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The page's id. */
                page: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The version's number */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WikiPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_project_members_lite: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description A part of the shown name, in any case. */
                display_name?: string;
                /** @description A part of the e-mail address, in any case. */
                email?: string;
                /** @description A part of the given name, in any case. */
                first_name?: string;
                /** @description Whether the membership is active. */
                is_active?: boolean;
                /** @description Whether it is a bot. */
                is_bot?: boolean;
                /** @description A part of the family name, in any case. */
                last_name?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
                /** @description owner, admin, member or guest. */
                role_slug?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_project_members_under_project_members: {
        parameters: {
            query?: {
                /** @description A part of the shown name, in any case. */
                display_name?: string;
                /** @description A part of the e-mail address, in any case. */
                email?: string;
                /** @description A part of the given name, in any case. */
                first_name?: string;
                /** @description Whether the membership is active. */
                is_active?: boolean;
                /** @description Whether it is a bot. */
                is_bot?: boolean;
                /** @description A part of the family name, in any case. */
                last_name?: string;
                /** @description owner, admin, member or guest. */
                role_slug?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    add_project_member_under_project_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectMember"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMembership"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_member_under_project_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The id of the membership or of the user. */
                member: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    remove_project_member_under_project_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The id of the membership or of the user */
                member: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_project_member_under_project_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The id of the membership or of the user */
                member: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectMemberChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMembership"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_states: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_State"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_state: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewState"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_state: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
                /** @description The state's id. */
                state: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_state: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The state's id. */
                state: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_state: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The state's id. */
                state: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_project_summary: {
        parameters: {
            query?: {
                /** @description The counters wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectSummary"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_work_items: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description Its id there. */
                external_id?: string;
                /** @description The other system. */
                external_source?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkItem"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_activities: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description `true` adds the comments: made, changed and deleted. */
                include_comments?: boolean;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_work_item_activity: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description `true` adds the comments: made, changed and deleted. */
                include_comments?: boolean;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The activity's id. */
                activity: string;
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    archive_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Archived"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_comments: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Comment"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_comment: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_work_item_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_comment_reactions: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CommentReaction"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_comment_reaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReaction"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentReaction"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_comment_reaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The comment's id. */
                comment: string;
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The reaction, as it was sent */
                reaction: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_dependencies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dependencies"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_dependencies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDependencies"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dependency"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_dependency: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The other work item's id. */
                other: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_history: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StoredEvent"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_work_item_links: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Link"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_link: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The link's id. */
                link: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_work_item_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The link's id. */
                link: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_work_item_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The link's id. */
                link: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    move_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkItemMove"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_pages: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItemPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkItemPage"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_page: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
                /** @description The id of the link to the page. */
                work_item_page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    delete_work_item_page: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
                /** @description The id of the link to the page. */
                work_item_page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_reactions: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItemReaction"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_reaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReaction"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemReaction"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_reaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The reaction, as it was sent */
                reaction: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_relations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relations"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_relations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRelations"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedWorkItem"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    remove_work_item_relation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndOfRelation"];
            };
        };
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_sub_items: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubItems"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_work_item_subscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    subscribe_to_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsubscribe_from_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_subscribers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    unarchive_work_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_votes: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItemVote"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_work_item_vote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVote"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItemVote"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_work_item_vote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The work item's id. */
                issue: string;
                /** @description The project's id. */
                project: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_work_item_custom_relations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The work item. */
                issue: string;
                /** @description The project. */
                project: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["Dependency"][];
                    };
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_recent_visits: {
        parameters: {
            query?: {
                /** @description Only things of this kind: `project`, `cycle`, `module`, `page` or `issue`. */
                entity_name?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecentVisit"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_recent_visit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecentVisit"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_snapshot: {
        parameters: {
            query?: {
                /** @description The projects whose content is wanted, as ids separated by commas; without it all that the caller is in. Archived ones, and others, have none. */
                projects?: string;
                /** @description Which work items: `open`, `closed` (their state is of the group `completed` or `cancelled`) or `all`, which it is without it. */
                scope?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_stickies: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 20 without it. */
                per_page?: number;
                /** @description A part of the text without its tags, in any case. */
                query?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Sticky"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_sticky: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSticky"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sticky"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_sticky: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
                /** @description The sticky. */
                sticky: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sticky"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    replace_sticky: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
                /** @description The sticky's id */
                sticky: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StickyReplaced"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sticky"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_sticky: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
                /** @description The sticky's id */
                sticky: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_sticky: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
                /** @description The sticky's id */
                sticky: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StickyChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sticky"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    transfer_workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_favorites: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    create_favorite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFavourite"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_favorite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The favourite's id. */
                favourite: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    update_favorite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gets the same answer, and nothing happens twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Only if the thing is still at this version in this epoch, else 412: an `ETag`, or `*`. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description `respond-async`: do not wait until reads show the change. `handling=strict`: refuse keys of the body that are not known. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @description The favourite's id. */
                favourite: string;
                /** @description The workspace's slug */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FavouriteChanges"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourite"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_work_item_relation_definitions: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RelationDefinition"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    list_workspace_work_items: {
        parameters: {
            query?: {
                /** @description Which page: the `next_cursor` or `prev_cursor` of another one. */
                cursor?: string;
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
                /** @description The key to order by, after a `-` for the reverse. */
                order_by?: string;
                /** @description Rows of a page, 1 to 1000; 1000 without it. */
                per_page?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    get_work_item_by_identifier: {
        parameters: {
            query?: {
                /** @description The foreign keys wanted as objects, separated by commas. */
                expand?: string;
                /** @description The keys wanted, separated by commas; all without it. */
                fields?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /**
                 * @description The key.
                 * @example ENG-42
                 */
                key: string;
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    advanced_search_work_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvancedSearch"];
            };
        };
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvancedHit"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            408: components["responses"]["TooSlow"];
            412: components["responses"]["OtherEpoch"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unreadable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
    search_work_items: {
        parameters: {
            query?: {
                /** @description How many are wanted, 10 unless said. */
                limit?: number;
                /** @description The project. */
                project_id?: string;
                /** @description A part of the name or of the project's identifier, or a text with the number. */
                search?: string;
                /** @description `false` with `project_id` searches only that project. */
                workspace_search?: string;
            };
            header?: {
                /** @description The `ETag` of an earlier answer: 304 if nothing has changed. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description Show at least this position of the workspace's log: `<position>` or `<epoch>:<position>`. */
                "Tidemark-Wait-For"?: components["parameters"]["WaitFor"];
            };
            path: {
                /** @description The workspace's name in paths. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Tidemark-Epoch": components["headers"]["Epoch"];
                    "Tidemark-Position": components["headers"]["Position"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "X-Request-ID": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["Missing"];
            412: components["responses"]["OtherEpoch"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["NotYet"];
        };
    };
}
