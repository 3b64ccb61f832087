/** What can be promoted, for the forms that offer it. */
export { type PromotionKind, promotionKinds } from '#lib/promotion/choices.ts'
