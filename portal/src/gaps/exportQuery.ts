/** The columns of the file: those of the cards, and every figure behind the bars. The gateway pages through it. */
export const EXPORT_QUERY = `query GapFile($filter: GapAreaFilter!, $orderBy: GapAreaOrder!) {
  gapAreas(filter: $filter, orderBy: $orderBy) {
    nodes {
      code
      title
      area { code name }
      category { code label }
      fiscalYear
      deadline
      isDemo
      peopleInNeed { display }
      coverage {
        state
        version
        lines { kind item unit need budget delivered committed uncovered held open overCovered }
      }
    }
  }
}`;
