import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table'

/** What a column says of itself beyond its cell. */
export type ColumnMeta = {
  /** The row's name: it carries the link to the detail. */
  key?: boolean
  /** Leaves first on narrow screens: 3 before 2. */
  priority?: 2 | 3
  /** Figures stand at the end. */
  align?: 'end'
  /** Takes what room is left and cuts its text. */
  fluid?: boolean
}

/**
 * Server-side tables: the URL is the state, so neither sorting nor filtering nor paging is the browser's. What rows are
 * selected is nobody's business but the page's.
 */
export const houseFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
})
export type HouseFeatures = typeof houseFeatures

/** `const column = columnsOf<Client>()`; columns are a constant outside React. */
export function columnsOf<Row extends object>() {
  return createColumnHelper<HouseFeatures, Row>()
}
