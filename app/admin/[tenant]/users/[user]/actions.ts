'use server'
import { action } from '#lib/http/action.ts'
import { revokeUserConsent } from '#lib/services/consents/revoke.ts'
import { addMembers } from '#lib/services/groups/add-members.ts'
import { removeMembers } from '#lib/services/groups/remove-members.ts'
import { endUserSession } from '#lib/services/sessions/end.ts'
import { addIdentifier } from '#lib/services/users/add-identifier.ts'
import { changeUser } from '#lib/services/users/change.ts'
import { deleteUser } from '#lib/services/users/delete.ts'
import { preferIdentifier } from '#lib/services/users/prefer-identifier.ts'
import { removeUserCredential } from '#lib/services/users/remove-credential.ts'
import { removeIdentifier } from '#lib/services/users/remove-identifier.ts'
import { removeUserPicture } from '#lib/services/users/remove-picture.ts'
import { requireNewPassword } from '#lib/services/users/require-new-password.ts'
import { resetUserFactor } from '#lib/services/users/reset-factor.ts'
import { resetUserPassword } from '#lib/services/users/reset-password.ts'
import { resumeUser } from '#lib/services/users/resume.ts'
import { revokeUserConsents } from '#lib/services/users/revoke-consents.ts'
import { sendPasswordReset } from '#lib/services/users/send-password-reset.ts'
import { sendVerification } from '#lib/services/users/send-verification.ts'
import { setAttributes } from '#lib/services/users/set-attributes.ts'
import { signOutUser } from '#lib/services/users/sign-out.ts'
import { suspendUser } from '#lib/services/users/suspend.ts'
import { undoUserDeletion } from '#lib/services/users/undo-deletion.ts'
import { verifyIdentifier } from '#lib/services/users/verify-identifier.ts'
import { lastOfPerson, onPerson } from './on-person.ts'

export const suspend = onPerson(suspendUser, 'overview', 'suspended')
export const resume = onPerson(resumeUser, 'overview', 'resumed')
export const keep = onPerson(undoUserDeletion, 'overview', 'kept')
export const signOutEverywhere = onPerson(signOutUser, 'sessions', 'signedOut')
export const requirePassword = onPerson(requireNewPassword, 'methods', 'required')
export const resetFactor = onPerson(resetUserFactor, 'methods', 'factorReset')
export const mailReset = onPerson(sendPasswordReset, 'methods', 'mailed')
export const mailVerification = onPerson(sendVerification, 'profile', 'mailed')
export const resetPassword = action(resetUserPassword)
export const saveProfile = onPerson(changeUser, 'profile', 'saved')
export const saveAttributes = onPerson(setAttributes, 'attributes', 'saved')
export const add = onPerson(addIdentifier, 'profile', 'added')
export const verify = onPerson(verifyIdentifier, 'profile', 'saved')
export const prefer = onPerson(preferIdentifier, 'profile', 'saved')
export const removeKnown = onPerson(removeIdentifier, 'profile', 'removed')
export const removePicture = onPerson(removeUserPicture, 'profile', 'removed')
export const removeCredential = onPerson(removeUserCredential, 'methods', 'removed')
export const endSession = onPerson(endUserSession, 'sessions', 'ended')
export const revokeConsent = onPerson(revokeUserConsent, 'consents', 'revoked')
export const revokeConsents = onPerson(revokeUserConsents, 'consents', 'revoked')
export const addToGroup = onPerson(addMembers, 'roles', 'added')
export const removeFromGroup = onPerson(removeMembers, 'roles', 'removed')
export const deletePerson = lastOfPerson(deleteUser)
