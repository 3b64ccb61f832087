-- The tables, as Prisma's engine draws them from prisma/schema, with two things it can't say: the two streams of the trail
-- are partitioned by time, and two unique indexes take nulls as equal. Checks, walls, doors and hot functions follow.

-- The tenant of this transaction. After a transaction the setting reads '', not null. No SET clause: it must stay inlinable.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;

-- CreateTable
CREATE TABLE "apis" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_format" TEXT NOT NULL DEFAULT 'jwt',
    "token_lifetime_seconds" INTEGER NOT NULL DEFAULT 600,
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "apis_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "permissions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "api_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "roles" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role_permissions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "role_id" UUID NOT NULL,
    "permission_id" UUID NOT NULL,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("tenant_id","role_id","permission_id")
);

-- CreateTable
CREATE TABLE "role_roles" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "parent_role_id" UUID NOT NULL,
    "child_role_id" UUID NOT NULL,

    CONSTRAINT "role_roles_pkey" PRIMARY KEY ("tenant_id","parent_role_id","child_role_id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "role_id" UUID,
    "builtin_role" TEXT,
    "user_directory_id" UUID,
    "user_id" UUID,
    "group_directory_id" UUID,
    "group_id" UUID,
    "client_environment_id" UUID,
    "client_id" UUID,
    "environment_id" UUID,
    "granted_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kid" TEXT NOT NULL,
    "alg" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed_private" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(6),
    "retires_at" TIMESTAMPTZ(6),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "clients" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "first_party" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'active',
    "token_endpoint_auth_method" TEXT NOT NULL,
    "token_endpoint_auth_signing_alg" TEXT,
    "jwks" JSONB,
    "redirect_uris" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "post_logout_redirect_uris" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "origins" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "grant_types" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "require_pkce" BOOLEAN NOT NULL DEFAULT true,
    "id_token_signed_response_alg" TEXT NOT NULL DEFAULT 'RS256',
    "userinfo_signed_response_alg" TEXT,
    "logo_uri" TEXT,
    "client_uri" TEXT,
    "policy_uri" TEXT,
    "tos_uri" TEXT,
    "access_token_lifetime_seconds" INTEGER,
    "built_in" TEXT,
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clients_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "client_secrets" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "client_secrets_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "client_permissions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "permission_id" UUID NOT NULL,

    CONSTRAINT "client_permissions_pkey" PRIMARY KEY ("tenant_id","environment_id","client_id","permission_id")
);

-- CreateTable
CREATE TABLE "client_introspections" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "api_id" UUID NOT NULL,

    CONSTRAINT "client_introspections_pkey" PRIMARY KEY ("tenant_id","environment_id","client_id","api_id")
);

-- CreateTable
CREATE TABLE "users" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sub" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "given_name" TEXT,
    "family_name" TEXT,
    "picture" TEXT,
    "locale" TEXT,
    "zoneinfo" TEXT,
    "address" JSONB,
    "status" TEXT NOT NULL DEFAULT 'active',
    "external_id" TEXT,
    "require_new_password" BOOLEAN NOT NULL DEFAULT false,
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(6),

    CONSTRAINT "users_pkey" PRIMARY KEY ("tenant_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "identifiers" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(6),
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identifiers_pkey" PRIMARY KEY ("tenant_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "secret_hash" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("tenant_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "groups" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "directory_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("tenant_id","directory_id","id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "directory_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("tenant_id","directory_id","group_id","user_id")
);

-- CreateTable
CREATE TABLE "platform_state" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "instance_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "key_check" BYTEA NOT NULL,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "setup_token_hash" BYTEA,
    "setup_expires_at" TIMESTAMPTZ(6),
    "setup_completed_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_state_pkey" PRIMARY KEY ("singleton")
);

-- CreateTable
CREATE TABLE "platform_default" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,

    CONSTRAINT "platform_default_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "key_pool" (
    "id" UUID NOT NULL,
    "alg" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed_private" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_users" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(6),
    "image" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_users_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "portal_accounts" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "portal_user_id" UUID NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'oidc',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_accounts_pkey" PRIMARY KEY ("tenant_id","provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "portal_sessions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "portal_user_id" UUID NOT NULL,
    "issuer_session_id" UUID,
    "sid" TEXT,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_sessions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "browsers" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "browsers_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "browser_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sid" TEXT NOT NULL,
    "auth_time" TIMESTAMPTZ(6) NOT NULL,
    "amr" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "acr" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "end_reason" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "authorization_requests" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "browser_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "parameters" JSONB NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "completed_at" TIMESTAMPTZ(6),

    CONSTRAINT "authorization_requests_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "scope" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "count" INTEGER NOT NULL,
    "window_started_at" TIMESTAMPTZ(6) NOT NULL,
    "blocked_until" TIMESTAMPTZ(6),

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("tenant_id","scope","key_hash")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_keys" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_keys" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "person_id" UUID NOT NULL,
    "sealed_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_keys_pkey" PRIMARY KEY ("tenant_id","person_id")
);

-- CreateTable
CREATE TABLE "directories" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directories_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "environments" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" BIGINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environments_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "policies" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "environment_id" UUID,
    "directory_id" UUID,
    "client_id" UUID,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "grants" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "claims" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "resources" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "grants_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "token_families" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "grant_id" UUID,
    "client_id" UUID NOT NULL,
    "directory_id" UUID,
    "user_id" UUID,
    "session_id" UUID,
    "offline" BOOLEAN NOT NULL DEFAULT false,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "resources" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "claims" JSONB NOT NULL DEFAULT '{}',
    "auth_time" TIMESTAMPTZ(6),
    "amr" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "acr" TEXT,
    "sid" TEXT,
    "nonce" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "revoke_reason" TEXT,

    CONSTRAINT "token_families_pkey" PRIMARY KEY ("tenant_id","environment_id","id")
);

-- CreateTable
CREATE TABLE "authorization_codes" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "family_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "redirect_uri" TEXT NOT NULL,
    "code_challenge" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "redeemed_at" TIMESTAMPTZ(6),
    "failed_verifiers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "authorization_codes_pkey" PRIMARY KEY ("tenant_id","environment_id","code_hash")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "family_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "successor_hash" BYTEA,
    "predecessor_hash" BYTEA,
    "presenter_hash" BYTEA,
    "sealed_response" BYTEA,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("tenant_id","environment_id","token_hash")
);

-- CreateTable
CREATE TABLE "access_tokens" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "family_id" UUID,
    "client_id" UUID NOT NULL,
    "user_id" UUID,
    "audience" TEXT NOT NULL,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "claims" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "access_tokens_pkey" PRIMARY KEY ("tenant_id","environment_id","token_hash")
);

-- CreateTable
CREATE TABLE "revoked_tokens" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "jti_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "revoked_tokens_pkey" PRIMARY KEY ("tenant_id","environment_id","jti_hash")
);

-- CreateTable
CREATE TABLE "used_assertions" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "environment_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "jti_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "used_assertions_pkey" PRIMARY KEY ("tenant_id","environment_id","client_id","jti_hash")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "at" TIMESTAMPTZ(6) NOT NULL,
    "id" UUID NOT NULL,
    "environment_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "on_behalf_of" TEXT,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "request_id" TEXT NOT NULL,
    "changes" JSONB,
    "person_id" UUID,
    "personal" BYTEA,
    "subject_hash" BYTEA,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("tenant_id","at","id")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "token_event" (
    "tenant_id" UUID NOT NULL DEFAULT current_tenant(),
    "at" TIMESTAMPTZ(6) NOT NULL,
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "client_id" UUID,
    "user_id" UUID,
    "session_id" UUID,
    "family_id" UUID,
    "kind" TEXT NOT NULL,
    "grant_type" TEXT,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "audience" TEXT,
    "jti" TEXT,
    "result" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "token_event_pkey" PRIMARY KEY ("tenant_id","environment_id","at","id")
) PARTITION BY RANGE ("at");

-- CreateIndex
CREATE UNIQUE INDEX "apis_tenant_id_identifier_key" ON "apis"("tenant_id", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "permissions_tenant_id_api_id_name_key" ON "permissions"("tenant_id", "api_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "roles_tenant_id_slug_key" ON "roles"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "role_permissions_tenant_id_permission_id_idx" ON "role_permissions"("tenant_id", "permission_id");

-- CreateIndex
CREATE INDEX "role_roles_tenant_id_child_role_id_idx" ON "role_roles"("tenant_id", "child_role_id");

-- CreateIndex
CREATE INDEX "assignments_tenant_id_user_directory_id_user_id_idx" ON "assignments"("tenant_id", "user_directory_id", "user_id");

-- CreateIndex
CREATE INDEX "assignments_tenant_id_group_directory_id_group_id_idx" ON "assignments"("tenant_id", "group_directory_id", "group_id");

-- CreateIndex
CREATE INDEX "assignments_tenant_id_client_environment_id_client_id_idx" ON "assignments"("tenant_id", "client_environment_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_once_key" ON "assignments"("tenant_id", "role_id", "builtin_role", "user_directory_id", "user_id", "group_directory_id", "group_id", "client_environment_id", "client_id", "environment_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "signing_keys_tenant_id_environment_id_kid_key" ON "signing_keys"("tenant_id", "environment_id", "kid");

-- CreateIndex
CREATE UNIQUE INDEX "clients_tenant_id_environment_id_client_id_key" ON "clients"("tenant_id", "environment_id", "client_id");

-- CreateIndex
CREATE INDEX "client_secrets_tenant_id_environment_id_client_id_idx" ON "client_secrets"("tenant_id", "environment_id", "client_id");

-- CreateIndex
CREATE INDEX "client_permissions_tenant_id_permission_id_idx" ON "client_permissions"("tenant_id", "permission_id");

-- CreateIndex
CREATE INDEX "client_introspections_tenant_id_api_id_idx" ON "client_introspections"("tenant_id", "api_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_directory_id_sub_key" ON "users"("tenant_id", "directory_id", "sub");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_directory_id_external_id_key" ON "users"("tenant_id", "directory_id", "external_id");

-- CreateIndex
CREATE INDEX "identifiers_tenant_id_directory_id_kind_normalized_idx" ON "identifiers"("tenant_id", "directory_id", "kind", "normalized");

-- CreateIndex
CREATE UNIQUE INDEX "identifiers_tenant_id_directory_id_user_id_kind_normalized_key" ON "identifiers"("tenant_id", "directory_id", "user_id", "kind", "normalized");

-- CreateIndex
CREATE INDEX "credentials_tenant_id_directory_id_user_id_kind_idx" ON "credentials"("tenant_id", "directory_id", "user_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "groups_tenant_id_directory_id_slug_key" ON "groups"("tenant_id", "directory_id", "slug");

-- CreateIndex
CREATE INDEX "group_members_tenant_id_directory_id_user_id_idx" ON "group_members"("tenant_id", "directory_id", "user_id");

-- CreateIndex
CREATE INDEX "key_pool_alg_created_at_idx" ON "key_pool"("alg", "created_at");

-- CreateIndex
CREATE INDEX "portal_accounts_tenant_id_portal_user_id_idx" ON "portal_accounts"("tenant_id", "portal_user_id");

-- CreateIndex
CREATE INDEX "portal_sessions_tenant_id_portal_user_id_idx" ON "portal_sessions"("tenant_id", "portal_user_id");

-- CreateIndex
CREATE INDEX "portal_sessions_tenant_id_sid_idx" ON "portal_sessions"("tenant_id", "sid");

-- CreateIndex
CREATE INDEX "portal_sessions_expires_at_idx" ON "portal_sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "portal_sessions_tenant_id_token_hash_key" ON "portal_sessions"("tenant_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "browsers_tenant_id_environment_id_token_hash_key" ON "browsers"("tenant_id", "environment_id", "token_hash");

-- CreateIndex
CREATE INDEX "sessions_tenant_id_environment_id_browser_id_idx" ON "sessions"("tenant_id", "environment_id", "browser_id");

-- CreateIndex
CREATE INDEX "sessions_tenant_id_directory_id_user_id_idx" ON "sessions"("tenant_id", "directory_id", "user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_tenant_id_environment_id_sid_key" ON "sessions"("tenant_id", "environment_id", "sid");

-- CreateIndex
CREATE INDEX "authorization_requests_tenant_id_environment_id_browser_id_idx" ON "authorization_requests"("tenant_id", "environment_id", "browser_id");

-- CreateIndex
CREATE INDEX "authorization_requests_expires_at_idx" ON "authorization_requests"("expires_at");

-- CreateIndex
CREATE INDEX "attempts_window_started_at_idx" ON "attempts"("window_started_at");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "directories_tenant_id_slug_key" ON "directories"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "environments_tenant_id_slug_key" ON "environments"("tenant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "environments_tenant_id_issuer_key" ON "environments"("tenant_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "environments_tenant_id_id_directory_id_key" ON "environments"("tenant_id", "id", "directory_id");

-- CreateIndex
CREATE UNIQUE INDEX "policies_place_key" ON "policies"("tenant_id", "kind", "level", "environment_id", "directory_id", "client_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "grants_tenant_id_directory_id_user_id_idx" ON "grants"("tenant_id", "directory_id", "user_id");

-- CreateIndex
CREATE INDEX "grants_tenant_id_environment_id_client_id_idx" ON "grants"("tenant_id", "environment_id", "client_id");

-- CreateIndex
CREATE INDEX "token_families_tenant_id_environment_id_grant_id_idx" ON "token_families"("tenant_id", "environment_id", "grant_id");

-- CreateIndex
CREATE INDEX "token_families_tenant_id_environment_id_session_id_idx" ON "token_families"("tenant_id", "environment_id", "session_id");

-- CreateIndex
CREATE INDEX "token_families_tenant_id_environment_id_client_id_idx" ON "token_families"("tenant_id", "environment_id", "client_id");

-- CreateIndex
CREATE INDEX "token_families_tenant_id_directory_id_user_id_idx" ON "token_families"("tenant_id", "directory_id", "user_id");

-- CreateIndex
CREATE INDEX "token_families_expires_at_idx" ON "token_families"("expires_at");

-- CreateIndex
CREATE INDEX "authorization_codes_tenant_id_environment_id_family_id_idx" ON "authorization_codes"("tenant_id", "environment_id", "family_id");

-- CreateIndex
CREATE INDEX "refresh_tokens_idle_expires_at_idx" ON "refresh_tokens"("idle_expires_at");

-- CreateIndex
CREATE INDEX "browsers_expires_at_idx" ON "browsers"("expires_at");

-- CreateIndex
CREATE INDEX "refresh_tokens_tenant_id_environment_id_family_id_idx" ON "refresh_tokens"("tenant_id", "environment_id", "family_id");

-- CreateIndex
CREATE INDEX "access_tokens_tenant_id_environment_id_family_id_idx" ON "access_tokens"("tenant_id", "environment_id", "family_id");

-- CreateIndex
CREATE INDEX "access_tokens_expires_at_idx" ON "access_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "revoked_tokens_expires_at_idx" ON "revoked_tokens"("expires_at");

-- CreateIndex
CREATE INDEX "used_assertions_expires_at_idx" ON "used_assertions"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_action_at_idx" ON "audit_event"("tenant_id", "action", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_target_id_at_idx" ON "audit_event"("tenant_id", "target_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_actor_id_at_idx" ON "audit_event"("tenant_id", "actor_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_person_id_at_idx" ON "audit_event"("tenant_id", "person_id", "at");

-- AddForeignKey
ALTER TABLE "apis" ADD CONSTRAINT "apis_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "permissions" ADD CONSTRAINT "permissions_tenant_id_api_id_fkey" FOREIGN KEY ("tenant_id", "api_id") REFERENCES "apis"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "roles" ADD CONSTRAINT "roles_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_id_permission_id_fkey" FOREIGN KEY ("tenant_id", "permission_id") REFERENCES "permissions"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_roles" ADD CONSTRAINT "role_roles_tenant_id_parent_role_id_fkey" FOREIGN KEY ("tenant_id", "parent_role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_roles" ADD CONSTRAINT "role_roles_tenant_id_child_role_id_fkey" FOREIGN KEY ("tenant_id", "child_role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_user_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_group_directory_id_group_id_fkey" FOREIGN KEY ("tenant_id", "group_directory_id", "group_id") REFERENCES "groups"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_client_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_environment_id_fkey" FOREIGN KEY ("tenant_id", "environment_id") REFERENCES "environments"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_tenant_id_environment_id_fkey" FOREIGN KEY ("tenant_id", "environment_id") REFERENCES "environments"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "clients" ADD CONSTRAINT "clients_tenant_id_environment_id_fkey" FOREIGN KEY ("tenant_id", "environment_id") REFERENCES "environments"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_secrets" ADD CONSTRAINT "client_secrets_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_permissions" ADD CONSTRAINT "client_permissions_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_permissions" ADD CONSTRAINT "client_permissions_tenant_id_permission_id_fkey" FOREIGN KEY ("tenant_id", "permission_id") REFERENCES "permissions"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_introspections" ADD CONSTRAINT "client_introspections_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_introspections" ADD CONSTRAINT "client_introspections_tenant_id_api_id_fkey" FOREIGN KEY ("tenant_id", "api_id") REFERENCES "apis"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_tenant_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "directory_id") REFERENCES "directories"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_tenant_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "directory_id") REFERENCES "directories"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_tenant_id_directory_id_group_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "group_id") REFERENCES "groups"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "portal_users" ADD CONSTRAINT "portal_users_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "portal_accounts" ADD CONSTRAINT "portal_accounts_tenant_id_portal_user_id_fkey" FOREIGN KEY ("tenant_id", "portal_user_id") REFERENCES "portal_users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_tenant_id_portal_user_id_fkey" FOREIGN KEY ("tenant_id", "portal_user_id") REFERENCES "portal_users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_environment_id_browser_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "browser_id") REFERENCES "browsers"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_environment_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "directory_id") REFERENCES "environments"("tenant_id", "id", "directory_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "authorization_requests" ADD CONSTRAINT "authorization_requests_tenant_id_environment_id_browser_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "browser_id") REFERENCES "browsers"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "authorization_requests" ADD CONSTRAINT "authorization_requests_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tenant_keys" ADD CONSTRAINT "tenant_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "directories" ADD CONSTRAINT "directories_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "environments" ADD CONSTRAINT "environments_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "environments" ADD CONSTRAINT "environments_tenant_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "directory_id") REFERENCES "directories"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_tenant_id_environment_id_fkey" FOREIGN KEY ("tenant_id", "environment_id") REFERENCES "environments"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_tenant_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "directory_id") REFERENCES "directories"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_tenant_id_environment_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "directory_id") REFERENCES "environments"("tenant_id", "id", "directory_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "token_families" ADD CONSTRAINT "token_families_tenant_id_environment_id_directory_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "directory_id") REFERENCES "environments"("tenant_id", "id", "directory_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "token_families" ADD CONSTRAINT "token_families_tenant_id_environment_id_grant_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "grant_id") REFERENCES "grants"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "token_families" ADD CONSTRAINT "token_families_tenant_id_environment_id_client_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "client_id") REFERENCES "clients"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "token_families" ADD CONSTRAINT "token_families_tenant_id_directory_id_user_id_fkey" FOREIGN KEY ("tenant_id", "directory_id", "user_id") REFERENCES "users"("tenant_id", "directory_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "authorization_codes" ADD CONSTRAINT "authorization_codes_tenant_id_environment_id_family_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "family_id") REFERENCES "token_families"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_tenant_id_environment_id_family_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "family_id") REFERENCES "token_families"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_tenant_id_environment_id_family_id_fkey" FOREIGN KEY ("tenant_id", "environment_id", "family_id") REFERENCES "token_families"("tenant_id", "environment_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
