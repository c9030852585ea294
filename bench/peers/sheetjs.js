// Runs in the measured page: reads, maps and checks a file as a form does that uses SheetJS on the page's own thread. It checks less than
// the console: addresses by their shape, names, and addresses that come twice.
(() => {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = 'peer';
  document.body.append(input);

  const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
  const fields = { email: 'E-mail', firstName: 'First name', lastName: 'Last name', phone: 'Phone' };

  function check([headers, ...rows]) {
    const place = Object.fromEntries(
      Object.entries(fields).map(([field, name]) => [field, headers.indexOf(name)]),
    );
    const seen = new Set();
    return rows.map((row) => {
      const person = Object.fromEntries(
        Object.entries(place).map(([field, at]) => [field, String(row[at] ?? '').trim()]),
      );
      const email = person.email.toLowerCase();
      const isTwice = seen.has(email);
      seen.add(email);
      const isValid = address.test(email) && person.firstName !== '' && person.lastName !== '';
      return { person, verdict: isTwice ? 'duplicate' : isValid ? 'ready' : 'refused' };
    });
  }

  input.addEventListener('change', async () => {
    const [file] = input.files;
    const book = XLSX.read(await file.arrayBuffer(), { dense: true });
    const [name] = book.SheetNames;
    const checked = check(XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1, raw: false }));
    const shown = document.createElement('output');
    shown.id = 'checked';
    shown.textContent = `${checked.filter(({ verdict }) => verdict === 'ready').length} of ${checked.length}`;
    document.body.append(shown);
  });
})();
