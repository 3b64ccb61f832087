/** How many addresses may wait for a decision on one page: each is two fields of a form. The command line decides any number. */
export const decisionsOnPage = 120
