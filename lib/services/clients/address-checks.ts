/** What browsers ask while an address is typed: the very checks that a client is registered by. Pure, without a schema library. */
export { originListFaults, uriListFaults } from '#lib/clients/address-faults.ts'
