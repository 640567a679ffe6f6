using System.Text;
using System.Xml;
using System.Xml.Linq;
using FleetSpark.Drawing;

// drawing DESCRIPTION FOLDER: writes FOLDER/architecture.drawio and FOLDER/architecture/PAGE.svg; exit code 1 where a page cannot be read by the eye.
if (args is not [var description, var folder])
{
    Console.Error.WriteLine("usage: drawing DESCRIPTION FOLDER");
    return 2;
}

var faults = new List<string>();
var pages = PictureReader.Read(File.ReadAllText(description), Path.GetFileName(description), faults);
if (faults.Count == 0)
{
    faults.AddRange(pages.SelectMany(Layout.FaultsOf));
}

if (faults.Count > 0)
{
    Console.Error.WriteLine(string.Join('\n', faults));
    return 1;
}

Directory.CreateDirectory(Path.Combine(folder, "architecture"));
Write(DrawioWriter.Of(pages), Path.Combine(folder, "architecture.drawio"));
foreach (var page in pages)
{
    Write(SvgWriter.Of(page), Path.Combine(folder, "architecture", $"{page.Name}.svg"));
}

return 0;

static void Write(XDocument document, string path)
{
    using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
    document.Save(writer);
}
