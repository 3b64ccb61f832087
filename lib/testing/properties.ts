import fc from 'fast-check'

/** In continuous integration properties are tried on the same examples each time; a person's run looks further. */
if (process.env.CI === 'true') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_123 })
