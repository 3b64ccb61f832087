import { render } from '#app/t/render.ts'
import { hostedDoor } from '#lib/provider/hosted/door.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = hostedDoor('account/profile/picture', render)
