/** The least that the BFF can be configured with: nothing that is named here is there. */
export const leastEnvironment = {
  KEEPNET_CLIENT_ID: 'id',
  KEEPNET_CLIENT_SECRET: 'secret',
  OIDC_ISSUER: 'https://id.example.com',
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'secret',
  SESSION_SECRET: 'test-only-session-secret-0123456789',
};
