export default function Home() {
  return <h1 className="font-serif text-4xl">Stele</h1>
}
