/** Stands in for node:path in the page, where no sheet is ever resolved. */
export default {};
