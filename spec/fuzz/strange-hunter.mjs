// Hunts nothing: in its seventh case it hangs, exits, catches something or never has it small, as it was told.
const [, , strangeness] = process.argv;
process.on('disconnect', () => process.exit());
process.once('message', async ({ seed, first }) => {
  for (let number = first; ; number++) {
    process.send({ trying: number });
    if (number === 7) {
      if (strangeness === 'exit') process.exit(3);
      if (strangeness === 'catch') {
        process.send({ caught: { seed, number, oracle: 'o', complaint: 'c' }, bytes: '' });
      }
      if (strangeness === 'shrink') {
        process.send({ found: { seed, number, oracle: 'o', complaint: 'c' }, bytes: '' });
        setInterval(() => process.send({ trying: number }), 100);
        return;
      }
      while (strangeness === 'hang');
      if (strangeness === 'catch') return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
});
