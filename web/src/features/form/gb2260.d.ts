declare module 'gb2260/lib/201607.json' {
  const table: Readonly<Record<string, string>>
  export default table
}
