import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { addIdentifier } from './add-identifier.ts'
import { changeUser } from './change.ts'
import { createUser } from './create.ts'
import { deleteUser } from './delete.ts'
import { exportUsers } from './export.ts'
import { getUser } from './get.ts'
import { listUsers } from './list.ts'
import { preferIdentifier } from './prefer-identifier.ts'
import { removeUserCredential } from './remove-credential.ts'
import { removeIdentifier } from './remove-identifier.ts'
import { removeUserPicture } from './remove-picture.ts'
import { requireNewPassword } from './require-new-password.ts'
import { resetUserFactor } from './reset-factor.ts'
import { resetUserPassword } from './reset-password.ts'
import { resumeUser } from './resume.ts'
import { revokeUserConsents } from './revoke-consents.ts'
import { sendPasswordReset } from './send-password-reset.ts'
import { sendVerification } from './send-verification.ts'
import { setAttributes } from './set-attributes.ts'
import { signOutUser } from './sign-out.ts'
import { suspendUser } from './suspend.ts'
import { undoUserDeletion } from './undo-deletion.ts'
import { verifyIdentifier } from './verify-identifier.ts'

/** What can be asked of people and done to them. */
export const userUseCases: readonly (Verb | Query)[] = [
  listUsers,
  exportUsers,
  getUser,
  createUser,
  changeUser,
  setAttributes,
  addIdentifier,
  verifyIdentifier,
  preferIdentifier,
  removeIdentifier,
  removeUserPicture,
  removeUserCredential,
  requireNewPassword,
  resetUserPassword,
  resetUserFactor,
  sendPasswordReset,
  sendVerification,
  signOutUser,
  revokeUserConsents,
  suspendUser,
  resumeUser,
  undoUserDeletion,
  deleteUser,
]
