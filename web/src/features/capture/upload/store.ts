// Where pictures wait on the device until the server has them. Nowhere else, and no longer.
import type { Entry } from './entry'

export interface Store {
  all(): Promise<Entry[]>
  /** Says no where there is no room. */
  keep(entry: Entry): Promise<void>
  forget(id: string): Promise<void>
}

const name = 'beian.uploads'
const table = 'pictures'

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' })
  return asked(request)
}

async function within<T>(mode: IDBTransactionMode, act: (pictures: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(table, mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const result = await asked(act(transaction.objectStore(table)))
    // Room may only turn out to be short when it is written.
    await ended
    return result
  } finally {
    database.close()
  }
}

export const deviceStore: Store = {
  all: () => within<Entry[]>('readonly', (pictures) => pictures.getAll()),
  keep: async (entry) => void (await within('readwrite', (pictures) => pictures.put(entry))),
  forget: async (id) => void (await within('readwrite', (pictures) => pictures.delete(id))),
}
