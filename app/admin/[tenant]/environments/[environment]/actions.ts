'use server'
import { changeEnvironment } from '#lib/services/environments/change.ts'
import { changeSignUpDomains } from '#lib/services/environments/change-sign-up-domains.ts'
import { deleteEnvironment } from '#lib/services/environments/delete.ts'
import { resumeEnvironment } from '#lib/services/environments/resume.ts'
import { suspendEnvironment } from '#lib/services/environments/suspend.ts'
import { lastOfEnvironment, onEnvironment } from './on-environment.ts'

export const save = onEnvironment(changeEnvironment, 'settings', 'saved')
export const saveDomains = onEnvironment(changeSignUpDomains, 'settings', 'saved')
export const suspend = onEnvironment(suspendEnvironment, 'danger', 'suspended')
export const resume = onEnvironment(resumeEnvironment, 'danger', 'resumed')
export const remove = lastOfEnvironment(deleteEnvironment)
