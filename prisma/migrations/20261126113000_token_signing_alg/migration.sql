-- How the JWT access tokens for an API are signed. RFC 9068 §2.1 has every authorization server offer RS256; ES256 stays what one
-- gets without a choice. The trigger `snapshot` of apis moves the tenant's environments when it changes.
alter table apis
  add column token_signing_alg text not null default 'ES256',
  add constraint apis_token_signing_alg_check check (token_signing_alg in ('ES256', 'RS256'));
