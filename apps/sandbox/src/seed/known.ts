/** The client credential that the sandbox accepts unless it is started with another one. Not a secret. */
export const DEMO_CLIENT = {
  id: 'sandbox-client',
  secret: 'sandbox-demo-secret-not-for-production',
} as const;

/**
 * Companies that tests and the demo may rely on. Every one but `reseller`, `notManaged` and `missing` is listed by
 * companies/search. `domains` are the only e-mail domains a new user may have; null allows any.
 */
export const KNOWN = {
  /** The largest: `users` users (100,000 by default), all six kinds of custom field, none required. */
  acme: {
    id: 'aC3mE5cRp7Q2',
    name: 'Acme Corp',
    domains: ['acme.example.com', 'acme.example.org'],
  },
  /** An ordinary company of 1,240 users, a little under its licence. */
  brightwater: { id: 'bR8gHt2wAt5r', name: 'Brightwater Logistics', domains: ['brightwater.example.com'] },
  /** Has no users and no groups of its own. */
  empty: { id: 'eM4pTy9kLs3n', name: 'Newleaf Studio', domains: ['newleaf.example.com'] },
  /** Denies account access: scoped calls answer 403 PRIVACY_ERROR. */
  privacy: { id: 'pR5vCy3dNy8x', name: 'Sealed Vault Bank', domains: ['sealedvault.example.com'] },
  /** Also has privacy 0, but its licence has expired, so access is not denied. */
  expired: { id: 'xP7rDl2qRy6m', name: 'Old Quarry Mining', domains: ['oldquarry.example.com'] },
  /** 640 active users on a licence of 500. */
  overLicence: { id: 'oV9rLc4nCe2t', name: 'Copperline Telecom', domains: ['copperline.example.com'] },
  /** No limit: numberOfUsers is the word "Unlimited" in lists and null in the detail. */
  unlimited: { id: 'uN6lMt3dWk8s', name: 'Ostrava Works', domains: ['ostravaworks.example.org'] },
  /** Requires two custom fields on create. */
  requiredFields: { id: 'rQ2fLd7hLs5v', name: 'Hollis & Vane Insurance', domains: null },
  /** Takes e-mail addresses of any domain. */
  anyDomain: { id: 'aN8yDm4nMd6w', name: 'Open Meadow University', domains: null },
  /** A name that is not in Latin script. */
  otherScript: { id: 'jP3nAz9rKk5c', name: '株式会社あおぞら', domains: ['aozora.example.net'] },
  /** Two companies with the very same name. */
  twinA: { id: 'tW2nMr5hLt7a', name: 'Meridian Health', domains: ['meridian-north.example.com'] },
  twinB: { id: 'tW2nMr5hLt7b', name: 'Meridian Health', domains: ['meridian-south.example.com'] },
  /** The reseller's own company: where a call without a company header lands. */
  reseller: { id: 'rS7lLr3hMe9z', name: 'Lantern Security Partners', domains: ['lantern.example.com'] },
  /** Exists, but belongs to another reseller: 403. */
  notManaged: { id: 'nT5mNg8dCo4y', name: 'Elsewhere Holdings', domains: ['elsewhere.example.com'] },
  /** No such company: 404. */
  missing: { id: 'zZ9mSs4gId2q', name: '', domains: null },
} as const;
