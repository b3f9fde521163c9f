CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE members (
    id $identity$,
    public_id TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    session_stamp TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT
);

CREATE TABLE tokens (
    id $identity$,
    public_id TEXT NOT NULL UNIQUE,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    ending TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_used_at BIGINT
);

CREATE TABLE sign_in_links (
    hash TEXT NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE projects (
    id $identity$,
    public_id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE environments (
    id $identity$,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    client_side_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (project_id, key)
);

-- The keys SDKs sign in with: found by their hash, shown by their protected value. An expiring key is an old one in its grace period.
CREATE TABLE environment_keys (
    id $identity$,
    environment_id BIGINT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    protected_value TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);

CREATE INDEX environment_keys_by_environment ON environment_keys (environment_id);

-- A deleted flag stays as a row, so that its key never goes back to a version that SDKs have seen.
CREATE TABLE flags (
    id $identity$,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    archived BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- What lists are searched and sorted by. The document says the same.
    name TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    temporary BOOLEAN NOT NULL DEFAULT TRUE,
    deprecated BOOLEAN NOT NULL DEFAULT FALSE,
    using_mobile_key BOOLEAN NOT NULL DEFAULT FALSE,
    using_environment_id BOOLEAN NOT NULL DEFAULT FALSE,
    maintainer_id TEXT,
    maintainer_team_key TEXT,
    UNIQUE (project_id, key)
);

CREATE TABLE flag_tags (
    flag_id BIGINT NOT NULL REFERENCES flags (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (flag_id, tag)
);

-- Which flag needs which: "who needs this one" is one look-up.
CREATE TABLE flag_prerequisites (
    flag_id BIGINT NOT NULL REFERENCES flags (id) ON DELETE CASCADE,
    environment_key TEXT NOT NULL,
    needed_key TEXT NOT NULL,
    variation INTEGER NOT NULL,
    PRIMARY KEY (flag_id, environment_key, needed_key)
);

-- Which segments the rules of a flag refer to.
CREATE TABLE flag_segments (
    flag_id BIGINT NOT NULL REFERENCES flags (id) ON DELETE CASCADE,
    environment_key TEXT NOT NULL,
    segment_key TEXT NOT NULL,
    PRIMARY KEY (flag_id, environment_key, segment_key)
);

CREATE TABLE segments (
    id $identity$,
    environment_id BIGINT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    deleted BOOLEAN NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (environment_id, key)
);

-- History: one row for each change, written in the transaction of the change. Its number is what nodes catch up by.
CREATE TABLE changes (
    number $identity$,
    public_id TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    resource TEXT NOT NULL,
    action TEXT NOT NULL,
    project_key TEXT,
    environment_key TEXT,
    resource_key TEXT NOT NULL,
    -- What a search looks through, in small letters: name, key, who, comment, sentences.
    words TEXT NOT NULL,
    document TEXT NOT NULL
);

CREATE INDEX changes_by_resource ON changes (project_key, resource, resource_key, number);
CREATE INDEX changes_by_time ON changes (at);

-- How often each variation was served, by minute. Variation -1: the caller's default; version 0: a flag the server did not know.
CREATE TABLE evaluation_rollups (
    environment_id BIGINT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    flag_key TEXT NOT NULL,
    minute BIGINT NOT NULL,
    variation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    evaluations BIGINT NOT NULL,
    PRIMARY KEY (environment_id, flag_key, minute, variation, version)
);

CREATE INDEX evaluation_rollups_by_minute ON evaluation_rollups (environment_id, minute);

-- How many events of each kind came in, by minute.
CREATE TABLE event_rollups (
    environment_id BIGINT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    minute BIGINT NOT NULL,
    events BIGINT NOT NULL,
    PRIMARY KEY (environment_id, kind, minute)
);

-- Payloads that were counted, so that an SDK's retry is not counted twice.
CREATE TABLE event_payloads (
    environment_id BIGINT NOT NULL REFERENCES environments (id) ON DELETE CASCADE,
    payload_id TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (environment_id, payload_id)
);

CREATE INDEX event_payloads_by_time ON event_payloads (received_at);
