// Loads docker-compose.yml as Compose v2 does, with all profiles, and ends with 1 if it refuses the file.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:], cli.WithProfiles([]string{"*"}), cli.WithName("rref"))
	if err == nil {
		var project, loadError = options.LoadProject(context.Background())
		err = loadError
		if err == nil {
			fmt.Printf("Compose v2 takes the file: %d services\n", len(project.AllServices()))
			return
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
