'use server'
import { createAssignment } from '#lib/services/assignments/create.ts'
import { removeAssignment } from '#lib/services/assignments/remove.ts'
import { onAssignment } from './on-assignment.ts'

export const give = onAssignment(createAssignment, 'given')
export const take = onAssignment(removeAssignment, 'taken')
