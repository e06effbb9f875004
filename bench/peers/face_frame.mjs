// The peer of vision.face_frame: the networks' own package in Node, on plain JavaScript as it comes.
//   face_frame.mjs FRAME FRAMES
// Prints the milliseconds of CPU time that one frame takes: face found and marked in each, described in every eighth.
import { load, network, picture } from '../../tools/faces/peer.mjs'

const [file, count] = process.argv.slice(2)
const faces = await load()
for (const name of ['quick', 'landmarks', 'descriptor']) await network(faces, name)
const seen = picture(faces, file)
const options = new faces.TinyFaceDetectorOptions({ inputSize: 320 })

async function judge(frame) {
    const marked = faces.detectSingleFace(seen, options).withFaceLandmarks()
    const face = await (frame % 8 ? marked : marked.withFaceDescriptor())
    if (!face) throw new Error('the package finds no face in the frame')
}

await judge(0)
const before = process.cpuUsage()
for (let frame = 0; frame < Number(count); ++frame) await judge(frame)
const { user, system } = process.cpuUsage(before)
console.log((user + system) / 1000 / Number(count))
